import { pickLanguage } from './catalogue.ts';

/** What the guard says by the browser's own alert, where the dialog cannot be had. */
export interface PlainWords {
  readonly held: string;
  readonly failed: string;
}

export const plainWords: Readonly<Record<string, PlainWords>> = {
  en: {
    held: 'Not sent: your organisation holds this. Edit it or reload the page.',
    failed: 'Not sent: it could not be checked or recorded. Reload the page and try again.',
  },
  de: {
    held: 'Nicht gesendet: Eine Regel Ihrer Organisation hält dies zurück. Bitte ändern Sie es, oder laden Sie die Seite neu.',
    failed:
      'Nicht gesendet: Es konnte nicht geprüft oder aufgezeichnet werden. Bitte die Seite neu laden und erneut senden.',
  },
  fr: {
    held: 'Non envoyé : une règle de votre organisation retient ceci. Modifiez-le ou rechargez la page.',
    failed: 'Non envoyé : la vérification ou l’enregistrement a échoué. Rechargez la page et réessayez.',
  },
  es: {
    held: 'No enviado: una regla de su organización retiene esto. Modifíquelo o vuelva a cargar la página.',
    failed: 'No enviado: no se pudo comprobar o registrar. Vuelva a cargar la página e inténtelo de nuevo.',
  },
  it: {
    held: 'Non inviato: una regola della Sua organizzazione lo trattiene. Lo modifichi o ricarichi la pagina.',
    failed: 'Non inviato: non è stato possibile controllarlo o registrarlo. Ricarichi la pagina e riprovi.',
  },
  pl: {
    held: 'Nie wysłano: zasada Państwa organizacji to wstrzymuje. Proszę to zmienić albo odświeżyć stronę.',
    failed:
      'Nie wysłano: nie udało się tego sprawdzić lub zapisać. Proszę odświeżyć stronę i spróbować ponownie.',
  },
  'pt-BR': {
    held: 'Não enviado: uma regra da sua organização retém isto. Altere-o ou recarregue a página.',
    failed: 'Não enviado: não foi possível verificar ou registrar. Recarregue a página e tente de novo.',
  },
  ar: {
    held: 'لم يُرسَل: قاعدة من قواعد مؤسستك تحتجز هذا. يُرجى تغييره أو إعادة تحميل الصفحة.',
    failed: 'لم يُرسَل: تعذّر الفحص أو التسجيل. يُرجى إعادة تحميل الصفحة ثم المحاولة.',
  },
};

/** In the first of `languages` (BCP 47) that there is, else English; null when that is what the guard says anyway. */
export function plainWordsIn(languages: readonly string[]): PlainWords | null {
  const language = pickLanguage(plainWords, languages);
  return language === 'en' ? null : (plainWords[language] ?? null);
}
