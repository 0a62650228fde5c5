import type { DialogCatalogue } from './index.ts';

export const de: DialogCatalogue = {
  found: '{what} in dieser Nachricht',
  moreKinds: '{count} mehr',
  foundNothing: 'Zu dieser Nachricht',
  foundUnreadable: 'Das konnte nicht geprüft werden',
  excerpt: 'Aus Ihrer Nachricht',
  more: {
    one: 'und {count} weitere Stelle in dieser Nachricht',
    other: 'und {count} weitere Stellen in dieser Nachricht',
  },
  tellDefault: '{organisation} bittet darum, dies nicht per Chat zu senden.',
  notSent: 'Die Nachricht wurde nicht gesendet.',
  to: 'An: {who}',
  someone: 'eine Unterhaltung',
  group: 'Gruppe',
  channel: 'Kanal',
  status: 'Status',
  accountPersonal: 'von Ihrem privaten Konto',
  accountCorporate: 'von Ihrem Firmenkonto',
  why: 'Warum muss das gesendet werden?',
  whyOwn: 'Ein anderer Grund',
  whyText: 'Ihr Grund',
  whyChoose: 'Wählen Sie einen Grund, um zu senden.',
  whyMissing: {
    one: 'Noch {count} Zeichen, damit andere es nachvollziehen können.',
    other: 'Noch {count} Zeichen, damit andere es nachvollziehen können.',
  },
  whyRecorded: 'Ihr Grund wird für {organisation} festgehalten.',
  edit: 'Nachricht bearbeiten',
  send: 'Trotzdem senden',
  sendWithReason: 'Mit diesem Grund senden',
  newTab: '(öffnet einen neuen Tab)',
  recordedNone:
    '{organisation} sieht, was gefunden wurde und wie Sie sich entscheiden, nicht Ihre Nachricht.',
  recordedExcerpt:
    '{organisation} sieht, was gefunden wurde, mit einigen verdeckten Wörtern darum herum, und wie Sie sich entscheiden.',
  recordedSealed:
    'Die Prüfenden von {organisation} können diesen Teil Ihrer Nachricht lesen und sehen, wie Sie sich entscheiden.',
  questions: 'Fragen? {contact}',
  unscannableEncrypted: 'Der Inhalt ist mit einem Passwort geschützt und konnte nicht gelesen werden.',
  unscannableBroken: 'Der Inhalt ist beschädigt und konnte nicht gelesen werden.',
  unscannableTooLarge: 'Der Inhalt ist zu groß, um hier gelesen zu werden.',
  unscannableUnknownType: 'Inhalte dieser Art können hier nicht gelesen werden.',
  unscannableTimeout: 'Das Lesen hat zu lange gedauert.',
  unscannableNotLoaded: 'Der Inhalt ist in diesem Fenster nicht geladen und konnte nicht gelesen werden.',
  unscannableUnavailable: 'Die Prüfung ist gerade nicht verfügbar. Versuchen Sie es gleich noch einmal.',
};
