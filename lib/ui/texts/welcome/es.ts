import type { WelcomeCatalogue } from './index.ts';

export const es: WelcomeCatalogue = {
  title: 'Qué hace Sluice en este navegador',
  lead: 'Sluice mira, en este ordenador, lo que envía en algunas mensajerías antes de que salga. Sirve para que no salgan por error datos de {organisation}, no para leer sus conversaciones.',
  leadNobody:
    'Sluice mira, en este ordenador, lo que envía en algunas mensajerías antes de que salga. Empieza cuando este navegador pertenece a una organización.',
  notEnrolled: 'Este navegador aún no pertenece a ninguna organización. No se comprueba ni se comunica nada.',
  enterCode: 'Introducir un código de inscripción',
  joining:
    'Su administrador ha instalado Sluice aquí y este navegador todavía se está uniendo a la organización. Esta página cambiará cuando lo haya hecho.',
  watchedTitle: 'Qué se comprueba',
  watchedWhere:
    'Lo que envía, edita, reenvía o adjunta en {platforms}: el texto y el contenido de los archivos.',
  watchedTyping: 'El texto ya se comprueba mientras lo escribe, para que el aviso llegue a tiempo.',
  watchedRules: '{organisation} busca:',
  watchedNone: 'Todavía no ha llegado ninguna regla.',
  notTitle: 'Qué no se comprueba',
  notReceived: 'Lo que otros le escriben, salvo que lo reenvíe',
  notElsewhere: 'Otros sitios web, otros programas y las aplicaciones de su teléfono',
  notFields: 'Los campos de búsqueda, las páginas de inicio de sesión y las contraseñas',
  leavesTitle: 'Qué sale de este ordenador',
  leavesReport:
    'Cuando se aplica una regla: un informe que dice qué regla, qué tipo de datos y cuántos, el valor oculto (por ejemplo •••• 4821; algunas reglas citan la palabra misma, como «confidencial»), en qué mensajería y qué decidió usted.',
  leavesWords:
    'Las demás palabras de su mensaje se quedan aquí. Algunas reglas añaden la forma de las palabras alrededor de un valor, con cada letra y cada cifra oculta.',
  leavesFiles:
    'De un archivo: su tipo y tamaño, y dónde se encontró algo en él, con el nombre de la hoja o del archivo que contiene. Lo que las reglas reconocen en ese nombre se oculta.',
  leavesSaid:
    'Lo que usted mismo dice: por qué hay que enviar algo, que no es confidencial, qué herramienta habría ayudado. Y que abrió una herramienta que sugiere una regla. En sus palabras se oculta lo que las reglas reconocen.',
  leavesNames:
    'Los nombres de conversaciones y cuentas salen como códigos, salvo que la cuenta sea de la organización.',
  leavesCounts: 'Cuando no se aplica ninguna regla: solo cuántos mensajes se enviaron, por día y mensajería.',
  leavesBrowser: 'Qué versiones del navegador y de Sluice hay aquí, y si Sluice funciona.',
  leavesWho: 'Los informes nombran este navegador. La organización puede saber de quién es.',
  recordTitle: 'Compruébelo usted',
  recordText: 'Cada informe sobre usted puede leerse en este navegador, exactamente como se envió.',
  recordLink: 'Abrir mi registro',
  noticeTitle: 'De {organisation}',
  end: 'No hay nada que configurar. Puede cerrar esta página.',
};
