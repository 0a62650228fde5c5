import { inLanguage } from './language.ts';

/**
 * The server's sentences by their code (server/http/errors.ts), in languages other than its own. What is not here is said as
 * the server says it.
 */
export const errorWords: Readonly<Record<string, string>> = inLanguage<Readonly<Record<string, string>>>({
  en: {},
  de: {
    'request/shape': 'Der Server versteht die Angaben nicht.',
    'request/query': 'Eine Angabe in der Adresse ist ungültig.',
    'request/search': 'Die Suche lässt sich nicht lesen.',
    'request/not-found': 'Das gibt es nicht (mehr).',
    'request/too-large': 'Das ist zu groß.',
    'request/content-type': 'Der Server erwartet JSON.',
    'request/other-origin': 'Das darf nur die Konsole selbst.',
    'session/required': 'Melden Sie sich zuerst an.',
    'session/link': 'Dieser Link ist ungültig, abgelaufen oder schon benutzt.',
    'session/password': 'E-Mail-Adresse oder Passwort stimmt nicht.',
    'session/wait': 'Zu viele Versuche; warten Sie ein wenig.',
    'session/method': 'Diese Art der Anmeldung ist ausgeschaltet.',
    'session/email': 'Zuerst muss die Administration Ihre E-Mail-Adresse eintragen.',
    'session/oidc': 'Die Anmeldung beim Anbieter hat nicht geklappt.',
    'session/oidc-away': 'Der Anbieter der Anmeldung antwortet nicht, wie er soll.',
    'session/oidc-unknown': 'Ihr Konto hat hier keinen Zugang.',
    'access/denied': 'Ihre Rolle erlaubt das nicht.',
    'access/person-only': 'Das darf nur eine Person, kein API-Token.',
    'password/too-short': 'Das Passwort ist zu kurz.',
    'password/too-long': 'Das Passwort ist zu lang.',
    'password/common': 'Dieses Passwort gehört zu den ersten, die jeder versuchen würde.',
    'user/last-administrator': 'Mindestens eine Administration muss bleiben.',
    'user/manager-groups': 'Eine Führungskraft sieht die Teams, die für sie genannt sind, nicht alle.',
    'user/email-taken': 'Eine andere Person hat diese E-Mail-Adresse.',
    'group/parent': 'Das Team darüber gibt es nicht, oder die Teams bilden einen Ring.',
    'group/has-groups': 'Unter diesem Team gibt es noch andere.',
    'token/scope': 'Ein Token bekommt nicht mehr, als Sie selbst dürfen.',
    'incident/other-count':
      'Die Suche findet inzwischen eine andere Zahl von Vorfällen; sehen Sie noch einmal nach.',
    'incident/too-many': 'Das sind zu viele auf einmal; suchen Sie enger.',
    'export/too-large': 'Das ist zu viel für ein unterschriebenes Paket; suchen Sie enger, etwa einen Monat.',
    'hold/value': 'Was festgehalten werden soll, hat nicht die nötige Form oder ist unbekannt.',
    'webhook/url':
      'Ein Webhook braucht eine https-Adresse ohne Benutzernamen, außerhalb privater Netze, wenn keine Einstellung sie erlaubt.',
    'policy/conflict': 'Inzwischen wurde eine andere Version veröffentlicht.',
    'policy/rollout-open':
      'Eine Version wird gerade stufenweise verteilt; schließen Sie das ab oder brechen Sie es ab.',
    'policy/no-rollout': 'Diese Verteilung läuft nicht mehr.',
    'policy/review-required': 'Eine zweite Person muss zustimmen; schlagen Sie es vor.',
    'policy/own-review': 'Dem eigenen Vorschlag muss jemand anders zustimmen.',
    'policy/unchanged': 'Diese Dateien gelten schon.',
    'policy/too-slow': 'Diese Regeln brauchen zu lange zum Übersetzen.',
    'policy/too-heavy': 'Diese Regeln brauchen zu viel Speicher zum Übersetzen.',
    'policy/no-signing-key':
      'Kein Schlüssel gilt zum Unterschreiben; holen Sie den Wurzelschlüssel und starten Sie den Server neu.',
    'proposal/decided': 'Über diesen Vorschlag ist schon entschieden.',
    'draft/not-yours': 'Einen Entwurf ändert nur, wer ihn geschrieben hat.',
    'draft/revision': 'Der Entwurf wurde inzwischen anderswo gespeichert.',
    'draft/conflict': 'Dateien des Entwurfs wurden auch in den geltenden Regeln geändert.',
    'draft/too-many': 'Sie haben zu viele Entwürfe; löschen Sie zuerst einige.',
    'keys/manifest': 'Das ist keine Liste, die der Wurzelschlüssel dieser Organisation unterschrieben hat.',
    'keys/serial': 'Eine neuere Liste gilt; machen Sie einen neuen Antrag.',
    'keys/unknown-key': 'Die Liste nennt einen Schlüssel, der nicht von diesem Server ist.',
    'keys/root-offline':
      'Der Wurzelschlüssel ist nicht auf dem Server; lassen Sie einen Antrag dort unterschreiben, wo er ist.',
    'server/starting': 'Der Server startet gerade.',
    'server/overloaded': 'Der Server ist beschäftigt.',
    'server/unavailable': 'Die Datenbank antwortet nicht.',
    'server/bug': 'Auf dem Server ist etwas schiefgegangen.',
  },
});
