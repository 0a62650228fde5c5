import type { PageCatalogue } from './index.ts';

export const ar: PageCatalogue = {
  product: 'Sluice',
  pages: 'الصفحات',
  linkRecord: 'سجلّي',
  linkWelcome: 'ما الذي يُفحص',
  linkPractice: 'تدريب',
  linkOptions: 'الإعدادات',
  questions: 'أسئلة؟ {contact}',
  noAnswer: 'Sluice لا يستجيب. أغلق هذه الصفحة وافتحها من جديد.',
  onlyOn: 'على {platforms} فقط',
  onTrial: 'للتجربة: يُسجَّل ولا يوقَف أبدًا',
  watchedMore: {
    zero: '{count} أيضًا',
    one: '{count} أيضًا',
    two: '{count} أيضًا',
    few: '{count} أيضًا',
    many: '{count} أيضًا',
    other: '{count} أيضًا',
  },
};
