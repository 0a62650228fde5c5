import type { PageCatalogue } from './index.ts';

export const pl: PageCatalogue = {
  product: 'Sluice',
  pages: 'Strony',
  linkRecord: 'Mój rejestr',
  linkWelcome: 'Co jest sprawdzane',
  linkPractice: 'Ćwiczenia',
  linkOptions: 'Ustawienia',
  questions: 'Pytania? {contact}',
  noAnswer: 'Sluice nie odpowiada. Zamknij tę stronę i otwórz ją ponownie.',
  onlyOn: 'tylko na {platforms}',
  onTrial: 'na próbę: zapisywane, nigdy wstrzymywane',
  watchedMore: {
    one: 'jeszcze {count}',
    few: 'jeszcze {count}',
    many: 'jeszcze {count}',
    other: 'jeszcze {count}',
  },
};
