import type { PageCatalogue } from './index.ts';

export const de: PageCatalogue = {
  product: 'Sluice',
  pages: 'Seiten',
  linkRecord: 'Mein Protokoll',
  linkWelcome: 'Was geprüft wird',
  linkPractice: 'Üben',
  linkOptions: 'Einstellungen',
  questions: 'Fragen? {contact}',
  noAnswer: 'Sluice antwortet nicht. Schließen Sie diese Seite und öffnen Sie sie noch einmal.',
  onlyOn: 'nur auf {platforms}',
  onTrial: 'zur Probe: wird festgehalten, nie angehalten',
  watchedMore: { one: '{count} weitere', other: '{count} weitere' },
};
