import type { PageCatalogue } from './index.ts';

export const es: PageCatalogue = {
  product: 'Sluice',
  pages: 'Páginas',
  linkRecord: 'Mi registro',
  linkWelcome: 'Qué se comprueba',
  linkPractice: 'Practicar',
  linkOptions: 'Ajustes',
  questions: '¿Preguntas? {contact}',
  noAnswer: 'Sluice no responde. Cierre esta página y vuelva a abrirla.',
  onlyOn: 'solo en {platforms}',
  onTrial: 'a prueba: se anota, nunca se retiene',
  watchedMore: { one: '{count} más', other: '{count} más', many: '{count} más' },
};
