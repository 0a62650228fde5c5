import type { PageCatalogue } from './index.ts';

export const it: PageCatalogue = {
  product: 'Sluice',
  pages: 'Pagine',
  linkRecord: 'Il mio registro',
  linkWelcome: 'Che cosa viene controllato',
  linkPractice: 'Esercitarsi',
  linkOptions: 'Impostazioni',
  questions: 'Domande? {contact}',
  noAnswer: 'Sluice non risponde. Chiuda questa pagina e la riapra.',
  onlyOn: 'solo su {platforms}',
  onTrial: 'in prova: annotata, mai trattenuta',
  watchedMore: {
    one: 'altra {count}',
    many: 'altre {count}',
    other: 'altre {count}',
  },
};
