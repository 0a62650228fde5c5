export const en = {
  product: 'Sluice',
  pages: 'Pages',
  linkRecord: 'My record',
  linkWelcome: 'What is watched',
  linkPractice: 'Practice',
  linkOptions: 'Settings',
  questions: 'Questions? {contact}',
  noAnswer: 'Sluice does not answer. Close this page and open it again.',
  onlyOn: 'only on {platforms}',
  onTrial: 'on trial: recorded, never held',
  watchedMore: { one: '{count} more', other: '{count} more' },
};
