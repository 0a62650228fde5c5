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
  nothingOpen:
    'Auf {platform} ist keine Unterhaltung offen. Was Sie in einer senden, wird vorher auf diesem Computer geprüft.',
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
  problemRemoved:
    'Ihre Organisation hat diesen Browser entfernt. Die letzten Regeln gelten weiter, aber es kann nichts zugestellt werden.',
  watchedTitle: 'Wonach hier gesucht wird',
  problemOther: 'Die neuesten Regeln konnten nicht verwendet werden. Die letzten guten gelten weiter.',
  questions: 'Fragen? {contact}',
  enrolMalformed: 'Das ist kein vollständiger Code. Kopieren Sie ihn noch einmal ganz.',
  enrolRefused: 'Dieser Code ist aufgebraucht, zu alt oder zurückgezogen. Bitten Sie um einen neuen.',
  enrolUnreachable:
    'Der Server {server} ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
  enrolLeaving:
    'Dieser Browser verlässt gerade noch seine Organisation. Versuchen Sie es gleich noch einmal.',
  enrolFailed:
    'Es hat nicht geklappt ({code}). Versuchen Sie es noch einmal oder zeigen Sie dies den Personen, von denen der Code stammt.',
  keptOut:
    'Der Browser lässt Sluice nicht auf {hosts}, daher werden Nachrichten dort nicht geprüft. Erlauben Sie den Zugriff im Browser in den Einstellungen dieser Erweiterung und laden Sie die Seite neu.',
  noAccess:
    'Der Browser lässt Sluice nicht auf {host}, daher werden Nachrichten auf {platform} nicht geprüft. Öffnen Sie im Browser die Einstellungen dieser Erweiterung, erlauben Sie den Zugriff auf {host} und laden Sie diesen Tab neu.',
  checkTitle: 'Diese Seite prüfen',
  checkWhy: 'Sieht nach, ob auf {platform} noch alles dort ist, wo Sluice es erwartet.',
  checkButton: 'Jetzt prüfen',
  checkAgain: 'Noch einmal prüfen',
  checkBusy: 'Wird geprüft …',
  checkFailed: 'Die Seite konnte nicht geprüft werden. Laden Sie sie neu und versuchen Sie es noch einmal.',
  checkOk: 'Alles Nötige wurde gefunden.',
  checkDegraded: 'Die Seite hat sich geändert. Nachrichten werden weiter geprüft.',
  checkBlind: 'Die Seite hat sich geändert. Nachrichten in diesem Tab werden nicht geprüft.',
  checkReload: 'Sluice ist noch nicht in dieser Seite. Laden Sie den Tab neu.',
  checkNothing: 'Es ist keine Unterhaltung offen. Öffnen Sie eine und prüfen Sie noch einmal.',
  checkMissing: 'Nicht gefunden: {parts}.',
  checkCopy: 'Diagnose kopieren',
  checkPrivate:
    'Die Diagnose enthält keine Nachrichten, Namen oder Nummern von Personen, nur den Aufbau der Seite.',
  checkCopied: 'Kopiert. Schicken Sie sie Ihrem Sicherheitsteam.',
  checkCopyFailed: 'Das Kopieren hat nicht geklappt. Versuchen Sie es noch einmal.',
  partComposer: 'das Feld für Nachrichten',
  partHeader: 'der Kopf der Unterhaltung',
  partTitle: 'der Name der Unterhaltung',
  partSend: 'die Schaltfläche zum Senden',
  partMain: 'die Unterhaltung',
  partListeners: 'was eine Nachricht vor dem Senden anhält',
  partHooks: 'die Verbindung zur Seite',
};
