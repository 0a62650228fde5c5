/** What the guard says by itself where the dialog, which has words for everything, cannot be had. */
const texts = {
  en: {
    held: 'Not sent: a rule of your organisation holds this message. Please edit it.',
    failed: 'Not sent: it could not be checked or recorded. Reload the page and try again.',
  },
  de: {
    held: 'Nicht gesendet: Eine Regel Ihrer Organisation hält diese Nachricht zurück. Bitte bearbeiten Sie sie.',
    failed:
      'Nicht gesendet: Es konnte nicht geprüft oder aufgezeichnet werden. Bitte die Seite neu laden und erneut senden.',
  },
  fr: {
    held: 'Non envoyé : une règle de votre organisation retient ce message. Merci de le modifier.',
    failed: 'Non envoyé : la vérification ou l’enregistrement a échoué. Rechargez la page et réessayez.',
  },
  es: {
    held: 'No enviado: una regla de su organización retiene este mensaje. Por favor, edítelo.',
    failed: 'No enviado: no se pudo comprobar o registrar. Vuelva a cargar la página e inténtelo de nuevo.',
  },
} as const;

type Language = keyof typeof texts;

function isLanguage(tag: string): tag is Language {
  return tag in texts;
}

/** In the first of `languages` (BCP 47) that there is, else English. */
export function sayPlainly(languages: readonly string[], key: keyof (typeof texts)['en']): string {
  const language = languages.map((tag) => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en';
  return texts[language][key];
}
