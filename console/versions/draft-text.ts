import { inLanguage, plural } from '../shell/language.ts';

/** Words about the draft that is open, wherever it is edited. */
export const draftText = inLanguage({
  en: {
    bar: 'Draft',
    name: 'Name of the draft',
    nameHidden: 'The name also holds characters that cannot be seen. Type a name to be rid of them.',
    nothing: 'Nothing is changed.',
    changes: (files: number) => `${files} ${plural(files, 'file', 'files')} changed`,
    review: 'Review and publish',
    saved: (time: string) => `Saved at ${time}`,
    saving: 'Saving…',
    waiting: 'Not saved yet',
    failed:
      'Not saved: the server can’t be reached. Your text is kept in this browser and saved when it is back.',
    failedOther: 'Not saved. Your text is kept in this browser, and saving is tried again.',
    elsewhere:
      'This draft was saved elsewhere, perhaps in another tab. Nothing is saved from here until you choose.',
    gone: 'This draft was deleted elsewhere. Your text is still here.',
    notYours: 'Only its author may change this draft. Keep your edits as a draft of your own?',
    keepMine: 'Keep what is here',
    takeTheirs: 'Load what was saved there',
    behind: 'Another version was published since this draft began.',
    behindHow: 'Bring it up to date',
    published: (n: number) => `Version ${n} is published. Devices pick it up as they check in.`,
    stagedOut: (n: number) => `Version ${n} goes to the first devices.`,
    conflict: 'Another version was published meanwhile, so nothing of yours was. Your draft is unchanged.',
    refused: 'The server refused to publish this. The problems are listed below.',
    proposed: 'It waits for a second person.',
    scheduled: 'It will be published at its time.',
    seeProposal: 'See the proposal',
    check: 'Check',
    checking: 'Checking…',
  },
  de: {
    bar: 'Entwurf',
    name: 'Name des Entwurfs',
    nameHidden: 'Der Name enthält auch Zeichen, die man nicht sieht. Ein neuer Name entfernt sie.',
    nothing: 'Nichts ist geändert.',
    changes: (files: number) => `${files} ${plural(files, 'Datei', 'Dateien')} geändert`,
    review: 'Ansehen und veröffentlichen',
    saved: (time: string) => `Gespeichert um ${time}`,
    saving: 'Wird gespeichert …',
    waiting: 'Noch nicht gespeichert',
    failed:
      'Nicht gespeichert: Der Server ist nicht erreichbar. Ihr Text bleibt in diesem Browser und wird gespeichert, sobald er wieder da ist.',
    failedOther: 'Nicht gespeichert. Ihr Text bleibt in diesem Browser, das Speichern wird wiederholt.',
    elsewhere:
      'Dieser Entwurf wurde anderswo gespeichert, vielleicht in einem anderen Tab. Von hier wird nichts gespeichert, bis Sie wählen.',
    gone: 'Dieser Entwurf wurde anderswo gelöscht. Ihr Text ist noch hier.',
    notYours:
      'Nur wer den Entwurf angelegt hat, darf ihn ändern. Ihre Änderungen als eigenen Entwurf behalten?',
    keepMine: 'Behalten, was hier steht',
    takeTheirs: 'Laden, was dort gespeichert wurde',
    behind: 'Seit dieser Entwurf begonnen wurde, ist eine andere Version veröffentlicht worden.',
    behindHow: 'Auf den neuen Stand bringen',
    published: (n: number) =>
      `Version ${n} ist veröffentlicht. Geräte holen sie, wenn sie sich das nächste Mal melden.`,
    stagedOut: (n: number) => `Version ${n} geht an die ersten Geräte.`,
    conflict:
      'Inzwischen wurde eine andere Version veröffentlicht, Ihre deshalb nicht. Ihr Entwurf ist unverändert.',
    refused: 'Der Server hat die Veröffentlichung abgelehnt. Die Fehler stehen unten.',
    proposed: 'Der Vorschlag wartet auf eine zweite Person.',
    scheduled: 'Der Vorschlag wird zu seiner Zeit veröffentlicht.',
    seeProposal: 'Vorschlag ansehen',
    check: 'Prüfen',
    checking: 'Wird geprüft …',
  },
});
