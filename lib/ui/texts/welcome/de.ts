import type { WelcomeCatalogue } from './index.ts';

export const de: WelcomeCatalogue = {
  title: 'Was Sluice in diesem Browser tut',
  lead: 'Sluice prüft auf diesem Computer, was Sie in einigen Messengern senden, bevor es hinausgeht. Es soll verhindern, dass Daten von {organisation} versehentlich hinausgelangen, und nicht Ihre Unterhaltungen lesen.',
  leadNobody:
    'Sluice prüft auf diesem Computer, was Sie in einigen Messengern senden, bevor es hinausgeht. Es beginnt damit, sobald dieser Browser zu einer Organisation gehört.',
  notEnrolled: 'Dieser Browser gehört noch zu keiner Organisation. Nichts wird geprüft und nichts gemeldet.',
  enterCode: 'Anmeldecode eingeben',
  joining:
    'Ihre Administration hat Sluice hier eingerichtet, und dieser Browser wird gerade noch angemeldet. Diese Seite ändert sich, sobald das geschehen ist.',
  watchedTitle: 'Was geprüft wird',
  watchedWhere:
    'Was Sie auf {platforms} senden, bearbeiten, weiterleiten oder anhängen: der Text und der Inhalt von Dateien.',
  watchedTyping: 'Text wird schon beim Tippen geprüft, damit die Warnung rechtzeitig kommt.',
  watchedRules: '{organisation} sucht nach:',
  watchedNone: 'Es sind noch keine Regeln angekommen.',
  notTitle: 'Was nicht geprüft wird',
  notReceived: 'Was andere Ihnen schreiben, außer Sie leiten es weiter',
  notElsewhere: 'Andere Websites, andere Programme und die Apps auf Ihrem Telefon',
  notFields: 'Suchfelder, Anmeldeseiten und Passwörter',
  leavesTitle: 'Was diesen Computer verlässt',
  leavesReport:
    'Wenn eine Regel zutrifft: ein Bericht, der sagt, welche Regel, welche Art von Daten und wie viele, den Wert verdeckt (etwa •••• 4821; manche Regeln nennen das Wort selbst, etwa „vertraulich“), in welchem Messenger, und wie Sie entschieden haben.',
  leavesWords:
    'Die anderen Worte Ihrer Nachricht bleiben hier. Manche Regeln fügen die Form der Worte um einen Wert hinzu, jeder Buchstabe und jede Ziffer verdeckt.',
  leavesFiles:
    'Von einer Datei: Art und Größe, und wo darin etwas gefunden wurde, mit dem Namen des Blatts oder der Datei darin. Was die Regeln in einem solchen Namen erkennen, ist verdeckt.',
  leavesSaid:
    'Was Sie selbst sagen: warum etwas gesendet werden muss, dass es nicht vertraulich ist, welches Werkzeug geholfen hätte. Und dass Sie ein Werkzeug geöffnet haben, das eine Regel vorschlägt. In Ihren Worten ist verdeckt, was die Regeln erkennen.',
  leavesNames:
    'Namen von Unterhaltungen und Konten gehen als Kennungen hinaus, außer das Konto gehört der Organisation.',
  leavesCounts:
    'Wenn keine Regel zutrifft: nur, wie viele Nachrichten gesendet wurden, nach Tag und Messenger.',
  leavesBrowser: 'Welche Versionen von Browser und Sluice hier laufen und ob Sluice funktioniert.',
  leavesWho: 'Berichte nennen diesen Browser. Die Organisation kann wissen, wem er gehört.',
  recordTitle: 'Sehen Sie selbst nach',
  recordText: 'Jeder Bericht über Sie lässt sich in diesem Browser lesen, genau so, wie er gesendet wurde.',
  recordLink: 'Mein Protokoll öffnen',
  noticeTitle: 'Von {organisation}',
  end: 'Es gibt nichts einzustellen. Sie können diese Seite schließen.',
};
