import type { Role } from '../../lib/core/api/access.ts';
import { inLanguage } from '../shell/language.ts';

export const sessionText = inLanguage({
  en: {
    title: 'Sign in',
    checking: 'Signing in…',
    how: 'The console is opened with a one-time link. Nobody has a password.',
    steps: [
      'Go to the terminal where the server was started with npm start.',
      'Find the line that begins with “Console”. It holds a sign-in link.',
      'Open that link in this browser. It works once, within 24 hours.',
    ],
    again:
      'No longer there? Stop the server with Ctrl+C and start it again: it prints a new link and keeps all data.',
    check: 'Check again whether I am signed in',
    ended: 'Your session ended. Open a new sign-in link to go on where you were.',
    left: 'You are signed out.',
    linkRefused:
      'This sign-in link was not accepted. It may have been used already, or be too old. Get a new one:',
    unreachable: 'The server can’t be reached, so the link was not used. Start the server and try again.',
  },
  de: {
    title: 'Anmelden',
    checking: 'Anmeldung läuft …',
    how: 'Die Konsole wird mit einem Link geöffnet, der einmal gilt. Niemand hat ein Passwort.',
    steps: [
      'Gehen Sie zu dem Terminal, in dem der Server mit npm start gestartet wurde.',
      'Suchen Sie die Zeile, die mit „Console“ beginnt. Darin steht ein Link zum Anmelden.',
      'Öffnen Sie den Link in diesem Browser. Er gilt einmal, 24 Stunden lang.',
    ],
    again:
      'Nicht mehr da? Beenden Sie den Server mit Strg+C und starten Sie ihn neu: Er zeigt einen neuen Link und behält alle Daten.',
    check: 'Noch einmal prüfen, ob ich angemeldet bin',
    ended: 'Ihre Sitzung ist abgelaufen. Mit einem neuen Link geht es dort weiter, wo Sie waren.',
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
