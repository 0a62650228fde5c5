import type { OptionsCatalogue } from './index.ts';

export const es: OptionsCatalogue = {
  title: 'Ajustes',
  organisation: 'Organización',
  address: 'Dirección',
  managed: 'Su administrador hizo estos ajustes para este navegador. Aquí no se pueden cambiar.',
  managedJoining:
    'Su administrador indicó el servidor {server}, pero este navegador aún no se ha unido. Lo sigue intentando; si no cambia, pregunte a su administrador.',
  removed:
    '{organisation} ha quitado este navegador. Siguen en vigor las últimas reglas, pero no se puede entregar nada. Pida un código nuevo o abandone la organización.',
  leaveTitle: 'Abandonar {organisation}',
  leaveWhat: 'Lo que eso significa se dice antes de que ocurra nada.',
  leaveButton: 'Abandonar {organisation}…',
  confirmTitle: '¿Abandonar {organisation}?',
  effectChecks: 'Los mensajes que envíe desde este navegador dejan de comprobarse.',
  effectReports: {
    one: '{count} informe sigue pendiente y se entrega antes.',
    many: '{count} informes siguen pendientes y se entregan antes.',
    other: '{count} informes siguen pendientes y se entregan antes.',
  },
  effectRecord:
    'Las reglas, las claves y su registro se borran de este navegador. Lo que {organisation} ha recibido se queda allí.',
  effectTold: '{organisation} ve que este navegador se ha ido.',
  effectBack: 'Para volver necesita un código de inscripción nuevo.',
  stay: 'Quedarse',
  leave: 'Abandonar {organisation}',
  leaving: 'Abandonando…',
  unsent: {
    one: '{count} informe no se pudo entregar. Si se va ahora, se pierde, y su registro también.',
    many: '{count} informes no se pudieron entregar. Si se va ahora, se pierden, y su registro también.',
    other: '{count} informes no se pudieron entregar. Si se va ahora, se pierden, y su registro también.',
  },
  tryAgain: 'Intentar entregar de nuevo',
  leaveAnyway: {
    one: 'Abandonar y perder {count} informe',
    many: 'Abandonar y perder {count} informes',
    other: 'Abandonar y perder {count} informes',
  },
  leaveFailed: 'No ha funcionado. Este navegador sigue perteneciendo a {organisation}. Inténtelo de nuevo.',
  left: 'Este navegador ya no pertenece a {organisation}. Claves, reglas y registro se han borrado aquí.',
  leftUntold:
    'No se pudo acceder al servidor, así que {organisation} quizá siga contando este navegador hasta que alguien lo quite allí.',
  leftLost: {
    one: 'Se perdió {count} informe.',
    many: 'Se perdieron {count} informes.',
    other: 'Se perdieron {count} informes.',
  },
};
