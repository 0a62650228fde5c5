import type { ApiError } from '../api/call.ts';
import { errorWords } from './error-words.ts';
import { inLanguage } from './language.ts';
import { knownWord } from './known-word.ts';

/** Words of the frame around every page. */
export const shellText = inLanguage({
  en: {
    product: 'Sluice',
    skip: 'Skip to content',
    pages: 'Pages',
    overview: 'Overview',
    reports: 'Reports',
    incidents: 'Incidents',
    rules: 'Rules',
    coverage: 'Coverage',
    settings: 'Settings',
    signOut: 'Sign out',
    draftKept: 'edited',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    language: 'Language',
    notFound: 'There is no such page',
    notFoundText: 'The address may be mistyped, or come from another version of the console.',
    toStart: 'Go to the first page',
    notAllowed: 'This page is not open to your role',
    notAllowedText: (role: string) =>
      `You are signed in as ${role}. An administrator can give you another role under Settings › People.`,
    loading: 'Loading…',
    notLoaded: 'This page could not be loaded',
    notLoadedText: 'The server is away, or has another version by now.',
    loadAgain: 'Load the console again',
    tryAgain: 'Try again',
    close: 'Close',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow copying. The text is selected: copy it with your keyboard.',
    leaveDraft: 'Sign out and lose the edits to the policy that are not published?',
    signOutFailed: 'You are still signed in.',
    shownFrom: (time: string) => `What you see was loaded at ${time}.`,
    unreachable: 'The server can’t be reached.',
    unreadableTitle: 'The server’s answer cannot be read',
    unreadableHint:
      'Load the page again; if that does not help, console and server are of different versions.',
    unreadable:
      'The server answered something this console does not understand. Load the page again; if that does not help, console and server are of different versions.',
    serverFailed: (status: number) => `The server could not answer (error ${status}). Its log says why.`,
    refused: (status: number) => `The server refused this (error ${status}).`,
  },
  de: {
    product: 'Sluice',
    skip: 'Zum Inhalt springen',
    pages: 'Seiten',
    overview: 'Überblick',
    reports: 'Berichte',
    incidents: 'Vorfälle',
    rules: 'Regeln',
    coverage: 'Abdeckung',
    settings: 'Einstellungen',
    signOut: 'Abmelden',
    draftKept: 'bearbeitet',
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    language: 'Sprache',
    notFound: 'Diese Seite gibt es nicht',
    notFoundText: 'Die Adresse ist vielleicht vertippt oder stammt aus einer anderen Version der Konsole.',
    toStart: 'Zur ersten Seite',
    notAllowed: 'Diese Seite steht Ihrer Rolle nicht offen',
    notAllowedText: (role: string) =>
      `Sie sind als ${role} angemeldet. Unter Einstellungen › Personen kann eine Administratorin oder ein Administrator die Rolle ändern.`,
    loading: 'Wird geladen …',
    notLoaded: 'Diese Seite ließ sich nicht laden',
    notLoadedText: 'Der Server ist nicht da oder hat inzwischen eine andere Version.',
    loadAgain: 'Konsole neu laden',
    tryAgain: 'Noch einmal versuchen',
    close: 'Schließen',
    copied: 'Kopiert.',
    copyFailed:
      'Der Browser hat das Kopieren nicht erlaubt. Der Text ist markiert: Kopieren Sie ihn mit der Tastatur.',
    leaveDraft: 'Abmelden und die Änderungen an den Regeln verlieren, die nicht veröffentlicht sind?',
    signOutFailed: 'Sie sind weiterhin angemeldet.',
    shownFrom: (time: string) => `Was Sie sehen, wurde um ${time} geladen.`,
    unreachable: 'Der Server ist nicht erreichbar.',
    unreadableTitle: 'Die Antwort des Servers ist nicht lesbar',
    unreadableHint:
      'Laden Sie die Seite neu; hilft das nicht, sind Konsole und Server von verschiedenen Versionen.',
    unreadable:
      'Der Server hat etwas geantwortet, das diese Konsole nicht versteht. Laden Sie die Seite neu; hilft das nicht, sind Konsole und Server von verschiedenen Versionen.',
    serverFailed: (status: number) =>
      `Der Server konnte nicht antworten (Fehler ${status}). Sein Protokoll sagt, warum.`,
    refused: (status: number) => `Der Server hat das abgelehnt (Fehler ${status}).`,
  },
});

/** One plain sentence for a call that had no answer. `message` is untrusted: show it through `shownText`. */
export function errorSentence(error: ApiError): string {
  if (error.code === 'console/unreachable') return shellText.unreachable;
  if (error.code === 'console/unreadable-answer') return shellText.unreadable;
  const known = knownWord(errorWords, error.code);
  if (known !== undefined) return known;
  if (error.message !== '') return error.message;
  return error.status >= 500 ? shellText.serverFailed(error.status) : shellText.refused(error.status);
}
