import type { PageCatalogue } from './index.ts';

export const ptBR: PageCatalogue = {
  product: 'Sluice',
  pages: 'Páginas',
  linkRecord: 'Meu registro',
  linkWelcome: 'O que é verificado',
  linkPractice: 'Praticar',
  linkOptions: 'Configurações',
  questions: 'Dúvidas? {contact}',
  noAnswer: 'O Sluice não responde. Feche esta página e abra-a de novo.',
  onlyOn: 'só em {platforms}',
  onTrial: 'em teste: anotado, nunca retido',
  watchedMore: {
    one: 'mais {count}',
    many: 'mais {count}',
    other: 'mais {count}',
  },
};
