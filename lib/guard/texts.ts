/** The few sentences the guard must be able to say without the dialog's catalogue. */
const texts = {
  en: {
    noPolicy: 'Not sent: this browser has no policy of your organisation yet. Try again in a moment.',
    notRecorded: 'Not sent: it could not be recorded. Reload the page and try again.',
    gone: 'Not sent: the message or the conversation changed. Send it again.',
    failed: 'Not sent: something went wrong while it was checked. Try again.',
    busy: 'Not sent: another question is open. Answer it first.',
    stillHeld: 'Not sent: what is left of the message is still held. Please edit it.',
    heldPlain: 'Not sent: a rule of your organisation holds this message. Please edit it.',
  },
  de: {
    noPolicy:
      'Nicht gesendet: Dieser Browser hat noch keine Richtlinie Ihrer Organisation. Bitte gleich noch einmal versuchen.',
    notRecorded:
      'Nicht gesendet: Der Vorgang konnte nicht aufgezeichnet werden. Bitte die Seite neu laden und erneut senden.',
    gone: 'Nicht gesendet: Nachricht oder Unterhaltung haben sich geändert. Bitte erneut senden.',
    failed: 'Nicht gesendet: Bei der Prüfung ist etwas schiefgegangen. Bitte erneut versuchen.',
    busy: 'Nicht gesendet: Eine andere Frage ist noch offen. Bitte zuerst beantworten.',
    stillHeld: 'Nicht gesendet: Auch der geschwärzte Text wird zurückgehalten. Bitte bearbeiten Sie ihn.',
    heldPlain:
      'Nicht gesendet: Eine Regel Ihrer Organisation hält diese Nachricht zurück. Bitte bearbeiten Sie sie.',
  },
  fr: {
    noPolicy:
      'Non envoyé : ce navigateur n’a pas encore de politique de votre organisation. Réessayez dans un instant.',
    notRecorded: 'Non envoyé : l’envoi n’a pas pu être enregistré. Rechargez la page et réessayez.',
    gone: 'Non envoyé : le message ou la conversation a changé. Envoyez-le à nouveau.',
    failed: 'Non envoyé : une erreur est survenue pendant la vérification. Réessayez.',
    busy: 'Non envoyé : une autre question attend votre réponse.',
    stillHeld: 'Non envoyé : le message masqué est encore retenu. Merci de le modifier.',
    heldPlain: 'Non envoyé : une règle de votre organisation retient ce message. Merci de le modifier.',
  },
  es: {
    noPolicy:
      'No enviado: este navegador aún no tiene la política de su organización. Inténtelo de nuevo en un momento.',
    notRecorded: 'No enviado: no se pudo registrar. Vuelva a cargar la página e inténtelo de nuevo.',
    gone: 'No enviado: el mensaje o la conversación cambió. Envíelo de nuevo.',
    failed: 'No enviado: algo falló durante la comprobación. Inténtelo de nuevo.',
    busy: 'No enviado: hay otra pregunta abierta. Respóndala primero.',
    stillHeld: 'No enviado: el mensaje censurado sigue retenido. Por favor, edítelo.',
    heldPlain: 'No enviado: una regla de su organización retiene este mensaje. Por favor, edítelo.',
  },
} as const;

type Language = keyof typeof texts;

function isLanguage(tag: string): tag is Language {
  return tag in texts;
}

/** In the first of `languages` (BCP 47) that there is, else English. */
export function say(languages: readonly string[], key: keyof (typeof texts)['en']): string {
  const language = languages.map((tag) => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en';
  return texts[language][key];
}
