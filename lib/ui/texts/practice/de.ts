import type { PracticeCatalogue } from './index.ts';

export const de: PracticeCatalogue = {
  title: 'Übungschat',
  intro:
    'Probieren Sie aus, was geschieht, wenn etwas nicht per Chat hinausgehen soll. Nachrichten werden hier genauso geprüft wie in Ihren Messengern.',
  stays:
    'Nichts, was Sie hier schreiben, verlässt diesen Computer. Nichts wird aufgezeichnet oder gemeldet, und niemand sieht Ihren Fortschritt.',
  rulesOf: 'Mit den Regeln von {organisation}.',
  demonstration:
    'Dies ist eine Vorführung. Dieser Browser hat keine Regeln einer Organisation, daher gelten ein paar Beispielregeln, und nur auf dieser Seite.',
  exercises: 'Übungen',
  progress: '{done} von {all} erledigt',
  reset: 'Von vorn beginnen',
  wasReset: 'Alle Übungen sind wieder offen.',
  cleanTitle: 'Eine gewöhnliche Nachricht',
  cleanTask:
    'Das meiste, was Menschen schreiben, geht unberührt hinaus. Setzen Sie das Beispiel ins Nachrichtenfeld und senden Sie es.',
  ruleTask:
    'Jemand bittet Sie darum. Setzen Sie das erfundene Beispiel ins Nachrichtenfeld, sehen Sie es sich an und versuchen Sie, es zu senden.',
  fileTitle: '{rule}: als Datei',
  fileTask: 'Auch in Dateien wird hineingesehen, auf diesem Computer. Hängen Sie die erfundene Datei an.',
  put: 'Beispiel ins Nachrichtenfeld setzen',
  attachExample: 'Beispieldatei anhängen',
  watch: 'Worauf Sie achten können',
  stepUnderlined: 'Beim Schreiben werden die Wörter unterstrichen',
  stepHeld: 'Die Nachricht wird angehalten, bevor sie hinausgeht',
  stepHeldFile: 'Die Datei wird angehalten, bevor sie angehängt ist',
  stepAnswered: 'Sie wählen, wie es weitergeht',
  stepSent: 'Die Nachricht geht sofort hinaus',
  seen: 'gesehen',
  notSeen: 'noch nicht',
  done: 'erledigt',
  seenAll: 'Sie haben alles davon gesehen.',
  why: 'Warum es diese Regel gibt',
  instead: 'Ein besserer Weg',
  next: 'Nächste Übung',
  othersTitle: 'Regeln ohne Übung',
  othersWhy:
    'Sie betreffen Anrufe, bestimmte Unterhaltungen, andere Uhrzeiten oder anderes, was sich hier nicht ausprobieren lässt. In Ihren Messengern gelten sie trotzdem.',
  preparing: 'Die Regeln werden angesehen…',
  noExercises: 'Zurzeit hält keine Regel Ihrer Organisation an, was Sie schreiben.',
  chat: 'Übungsunterhaltung',
  partner: 'Übungspartner',
  asksClean: 'Hallo! Wann und wo treffen wir uns morgen?',
  asksRule: 'Hallo! Können Sie mir das schicken: {what}?',
  asksFile: 'Hallo! Können Sie mir die Datei schicken?',
  cleanText: 'Um zehn vor dem Haupteingang. Bis dann!',
  message: 'Nachricht',
  placeholder: 'Nachricht schreiben',
  send: 'Senden',
  attach: 'Datei anhängen',
  you: 'Sie',
  fileSent: 'Datei: {name}',
  nothingRecorded: 'Übung: Davon wird nichts aufgezeichnet, und nichts verlässt diesen Computer.',
  insteadTitle: 'Hier würde sich Ihr eigenes Werkzeug öffnen',
  insteadText:
    'In der Vorführung führt der bessere Weg hierher. Mit den Regeln Ihrer Organisation öffnet er das Werkzeug, das dafür gedacht ist, etwa einen Zahlungslink oder einen Passwortmanager.',
};
