import type { PageCatalogue } from './index.ts';

export const fr: PageCatalogue = {
  product: 'Sluice',
  pages: 'Pages',
  linkRecord: 'Mon relevé',
  linkWelcome: 'Ce qui est surveillé',
  linkPractice: 'S’entraîner',
  linkOptions: 'Réglages',
  questions: 'Des questions ? {contact}',
  noAnswer: 'Sluice ne répond pas. Fermez cette page et rouvrez-la.',
  onlyOn: 'seulement sur {platforms}',
  onTrial: 'à l’essai : consigné, jamais retenu',
  watchedMore: { one: '{count} de plus', other: '{count} de plus', many: '{count} de plus' },
};
