import type { PopupCatalogue } from './index.ts';

export const de: PopupCatalogue = {
  product: 'Sluice',
  enrolTitle: 'Diesen Browser verbinden',
  enrolWhy: 'Fügen Sie den Code Ihrer Organisation ein. Bis dahin wird nichts geprüft und nichts gemeldet.',
  enrolCode: 'Anmeldecode',
  enrolButton: 'Browser verbinden',
  enrolBusy: 'Wird verbunden …',
  enrolEmpty: 'Fügen Sie zuerst den Code ein.',
  protected: 'Was Sie auf {platform} senden, wird vorher auf diesem Computer geprüft.',
  protectedElsewhere: 'Dieser Tab ist kein erfasster Messenger. Hier wird nichts geprüft.',
  degraded:
    '{platform} hat sich geändert und wird nur teilweise erkannt. Nachrichten werden weiter geprüft, einige Angaben fehlen.',
  blind:
    '{platform} hat sich geändert und wird nicht erkannt. Nachrichten in diesem Tab werden nicht geprüft.',
  reload: 'Laden Sie diesen Tab neu, damit Nachrichten auf {platform} geprüft werden.',
  noPolicyOpen:
    'In diesem Browser gibt es keine Regeln, daher wird nichts geprüft. Nachrichten können gesendet werden.',
  noPolicyClosed:
    'In diesem Browser gibt es noch keine Regeln. Bis sie da sind, können keine Nachrichten gesendet werden.',
  stateProtected: 'Geschützt',
  stateNotProtected: 'Nicht geschützt',
  statePartly: 'Teilweise geschützt',
  stateElsewhere: 'Nichts zu prüfen',
  rules: { one: '{count} Regel', other: '{count} Regeln' },
  rulesLabel: 'Regeln',
  rulesValue: '{rules} · Version {version}',
  fetchedLabel: 'Zuletzt geholt',
  expiresLabel: 'Gültig bis',
  reportsLabel: 'Berichte',
  reportsNone: 'Alle zugestellt',
  reportsWaiting: { one: '{count} wartet auf Zustellung', other: '{count} warten auf Zustellung' },
  serverLabel: 'Server',
  serverReachable: 'Erreichbar',
  serverUnreachable: 'Nicht erreichbar; die letzten Regeln gelten weiter',
  problemTampered:
    'Die neuesten Regeln konnten nicht bestätigt werden und wurden abgelehnt. Die letzten guten gelten weiter.',
  problemOlder: 'Der Server bot ältere Regeln an als zuvor. Sie wurden abgelehnt.',
  problemExpired: 'Die Regeln sind abgelaufen. Fragen Sie Ihr Sicherheitsteam.',
  problemOther: 'Die neuesten Regeln konnten nicht verwendet werden. Die letzten guten gelten weiter.',
  questions: 'Fragen? {contact}',
  enrolMalformed: 'Das ist kein vollständiger Code. Kopieren Sie ihn noch einmal ganz.',
  enrolRefused: 'Dieser Code ist aufgebraucht, zu alt oder zurückgezogen. Bitten Sie um einen neuen.',
  enrolUnreachable:
    'Der Server {server} ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
  enrolFailed:
    'Es hat nicht geklappt ({code}). Versuchen Sie es noch einmal oder zeigen Sie dies den Personen, von denen der Code stammt.',
};
