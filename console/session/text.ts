import type { Role } from '../../lib/core/api/access.ts';
import { inLanguage } from '../shell/language.ts';

export const sessionText = inLanguage({
  en: {
    title: 'Sign in',
    checking: 'Signing in…',
    oidc: (label: string) => `Sign in with ${label}`,
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    byLink: 'By a one-time link',
    how: 'A one-time link opens the console, once and within 24 hours.',
    asked:
      'Ask an administrator for one: they make it under Settings › People. Whoever runs the server finds one there:',
    providerProblem: (code: string): string =>
      code === 'session/oidc-unknown'
        ? 'The provider knows you, but your account has no access here. Ask an administrator.'
        : code === 'session/oidc-away'
          ? 'The sign-in provider does not answer as it should. Try again in a few minutes.'
          : 'The sign-in at the provider did not succeed. Try once more.',
    steps: [
      'Go to the terminal where the server was started with npm start.',
      'Find the line that begins with “Console”. It holds a sign-in link.',
      'Open that link in this browser.',
    ],
    again:
      'No longer there? Stop the server with Ctrl+C and start it again: it prints a new link and keeps all data.',
    check: 'Check again whether I am signed in',
    ended: 'Your session ended. Sign in again to go on where you were.',
    left: 'You are signed out.',
    linkRefused:
      'This sign-in link was not accepted. It may have been used already, or be too old. Get a new one:',
    unreachable: 'The server can’t be reached, so the link was not used. Start the server and try again.',
  },
  de: {
    title: 'Anmelden',
    checking: 'Anmeldung läuft …',
    oidc: (label: string) => `Anmelden mit ${label}`,
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    signIn: 'Anmelden',
    byLink: 'Mit einem Einmal-Link',
    how: 'Ein Einmal-Link öffnet die Konsole, einmal und innerhalb von 24 Stunden.',
    asked:
      'Die Administration macht einen unter Einstellungen › Personen. Wer den Server betreibt, findet einen hier:',
    providerProblem: (code: string): string =>
      code === 'session/oidc-unknown'
        ? 'Der Anbieter kennt Sie, aber Ihr Konto hat hier keinen Zugang. Fragen Sie die Administration.'
        : code === 'session/oidc-away'
          ? 'Der Anbieter der Anmeldung antwortet nicht, wie er soll. Versuchen Sie es in ein paar Minuten noch einmal.'
          : 'Die Anmeldung beim Anbieter hat nicht geklappt. Versuchen Sie es noch einmal.',
    steps: [
      'Gehen Sie zu dem Terminal, in dem der Server mit npm start gestartet wurde.',
      'Suchen Sie die Zeile, die mit „Console“ beginnt. Darin steht ein Link zum Anmelden.',
      'Öffnen Sie den Link in diesem Browser.',
    ],
    again:
      'Nicht mehr da? Beenden Sie den Server mit Strg+C und starten Sie ihn neu: Er zeigt einen neuen Link und behält alle Daten.',
    check: 'Noch einmal prüfen, ob ich angemeldet bin',
    ended: 'Ihre Sitzung ist abgelaufen. Melden Sie sich wieder an, dann geht es dort weiter, wo Sie waren.',
    left: 'Sie sind abgemeldet.',
    linkRefused:
      'Dieser Link wurde nicht angenommen. Vielleicht wurde er schon benutzt oder ist zu alt. So bekommen Sie einen neuen:',
    unreachable:
      'Der Server ist nicht erreichbar, der Link ist also nicht verbraucht. Starten Sie den Server und versuchen Sie es noch einmal.',
  },
});

export const roleWords: Readonly<Record<Role, string>> = inLanguage({
  en: {
    administrator: 'administrator',
    author: 'rule author',
    analyst: 'analyst',
    manager: 'manager',
    auditor: 'auditor',
  },
  de: {
    administrator: 'Administration',
    author: 'Regelautor',
    analyst: 'Analyst',
    manager: 'Führungskraft',
    auditor: 'Revision',
  },
});
