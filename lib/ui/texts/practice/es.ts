import type { PracticeCatalogue } from './index.ts';

export const es: PracticeCatalogue = {
  title: 'Chat de práctica',
  intro:
    'Pruebe qué ocurre cuando algo no debería salir por chat. Los mensajes se comprueban aquí igual que en sus aplicaciones de mensajería.',
  stays:
    'Nada de lo que escriba aquí sale de este equipo. No se registra ni se comunica nada, y nadie ve su progreso.',
  rulesOf: 'Con las reglas de {organisation}.',
  demonstration:
    'Esto es una demostración. Este navegador no tiene reglas de una organización, así que se usan algunas de ejemplo. Solo valen en esta página.',
  exercises: 'Ejercicios',
  progress: '{done} de {all} hechos',
  reset: 'Empezar de nuevo',
  wasReset: 'Todos los ejercicios están abiertos de nuevo.',
  cleanTitle: 'Un mensaje corriente',
  cleanTask:
    'La mayor parte de lo que se escribe pasa sin cambios. Ponga el ejemplo en el campo de mensaje y envíelo.',
  ruleTask:
    'Alguien se lo pide. Ponga el ejemplo inventado en el campo de mensaje, mírelo e intente enviarlo.',
  fileTitle: '{rule}: como archivo',
  fileTask: 'También se mira dentro de los archivos, en este equipo. Adjunte el archivo inventado.',
  put: 'Poner el ejemplo en el campo de mensaje',
  attachExample: 'Adjuntar el archivo de ejemplo',
  watch: 'En qué fijarse',
  stepUnderlined: 'Mientras escribe, las palabras se subrayan',
  stepHeld: 'El mensaje se retiene antes de salir',
  stepHeldFile: 'El archivo se retiene antes de adjuntarse',
  stepAnswered: 'Usted elige cómo seguir',
  stepSent: 'El mensaje sale enseguida',
  seen: 'visto',
  notSeen: 'todavía no',
  done: 'hecho',
  seenAll: 'Ya lo ha visto todo.',
  why: 'Por qué existe esta regla',
  instead: 'Una manera mejor',
  next: 'Ejercicio siguiente',
  othersTitle: 'Reglas sin ejercicio',
  othersWhy:
    'Tratan de llamadas, de ciertas conversaciones, de otros horarios o de otras cosas que aquí no se pueden probar. En sus aplicaciones de mensajería valen igualmente.',
  preparing: 'Leyendo las reglas…',
  noExercises: 'Ahora mismo ninguna regla de su organización retiene lo que escribe.',
  chat: 'Conversación de práctica',
  partner: 'Compañía de práctica',
  asksClean: '¡Hola! ¿Cuándo y dónde quedamos mañana?',
  asksRule: '¡Hola! ¿Podría enviarme esto: {what}?',
  asksFile: '¡Hola! ¿Podría enviarme el archivo?',
  cleanText: 'A las diez delante de la entrada principal. ¡Hasta mañana!',
  message: 'Mensaje',
  placeholder: 'Escribir un mensaje',
  send: 'Enviar',
  attach: 'Adjuntar un archivo',
  you: 'Usted',
  fileSent: 'Archivo: {name}',
  nothingRecorded: 'Práctica: no se registra nada, y nada sale de este equipo.',
  insteadTitle: 'Aquí se abriría su propia herramienta',
  insteadText:
    'En la demostración, la manera mejor lleva aquí. Con las reglas de su organización abre la herramienta prevista, como un enlace de pago o un gestor de contraseñas.',
};
