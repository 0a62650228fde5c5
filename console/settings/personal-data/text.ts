import { inLanguage } from '../../shell/language.ts';

export const personText = inLanguage({
  en: {
    intro:
      'Incidents show people as pseudonyms. Here a person’s wish is answered: which pseudonym they have, what is kept about them, and its erasure with a signed proof. Each step asks a reason and is kept in the audit log.',
    find: 'Whose data',
    person: 'The person, as devices report them',
    personHint: 'The managed value person, often an e-mail address.',
    lookUp: 'Find the pseudonym',
    pseudonym: 'Pseudonym',
    pseudonymHint: 'u_ and 20 characters, as incidents show it.',
    pseudonymBad: 'A pseudonym is u_ and 20 characters from 0 to 9 and a to f.',
    personBad: 'Say who it is.',
    unknown: 'Nobody of that name, or nobody in the teams that you see.',
    is: 'It is',
    actions: 'What to do',
    unmask: 'Show who it is',
    export: 'Export what is kept',
    erase: 'Erase everything…',
    eraseTitle: 'Erase what is kept about this person?',
    eraseText:
      'Incidents and their history, counters of their devices, and the link from the pseudonym to the person are deleted; their devices are revoked and have to be enrolled again. What a legal hold names stays. This cannot be taken back.',
    eraseConfirm: 'Erase the data',
    erased: (rows: string) => `${rows} rows were deleted.`,
    held: (n: string) =>
      `${n} incidents are kept by a legal hold: the person stays known until it ends and this is done again.`,
    complete: 'Nothing about this person is left.',
    erasures: 'Erasures and their proofs',
    none: 'Nothing was ever erased.',
    when: 'When',
    proof: 'Proof',
    download: 'Download',
    proofText:
      'A statement signed by the server (JWS, type sluice-erasure+jws): what was deleted, from which days, and what a hold kept.',
    mayNot: 'Your role sees erasures, and makes none.',
    notEvery: 'Erasures are shown to those who see every team.',
  },
  de: {
    intro:
      'Vorfälle zeigen Personen als Pseudonyme. Hier wird der Wunsch einer Person erfüllt: welches Pseudonym sie hat, was über sie aufgehoben ist, und die Löschung mit unterschriebenem Nachweis. Jeder Schritt fragt nach einem Grund und steht im Protokoll.',
    find: 'Wessen Daten',
    person: 'Die Person, wie Geräte sie melden',
    personHint: 'Der verwaltete Wert person, oft eine E-Mail-Adresse.',
    lookUp: 'Pseudonym finden',
    pseudonym: 'Pseudonym',
    pseudonymHint: 'u_ und 20 Zeichen, wie Vorfälle es zeigen.',
    pseudonymBad: 'Ein Pseudonym ist u_ und 20 Zeichen von 0 bis 9 und a bis f.',
    personBad: 'Geben Sie an, wer es ist.',
    unknown: 'Niemand mit diesem Namen, oder niemand in den Teams, die Sie sehen.',
    is: 'Es ist',
    actions: 'Was zu tun ist',
    unmask: 'Zeigen, wer es ist',
    export: 'Ausgeben, was aufgehoben ist',
    erase: 'Alles löschen …',
    eraseTitle: 'Löschen, was über diese Person aufgehoben ist?',
    eraseText:
      'Vorfälle mit ihrer Geschichte, Zähler ihrer Geräte und die Verbindung vom Pseudonym zur Person werden gelöscht; ihre Geräte werden gesperrt und müssen neu angemeldet werden. Was eine Sicherung nennt, bleibt. Das lässt sich nicht zurücknehmen.',
    eraseConfirm: 'Daten löschen',
    erased: (rows: string) => `${rows} Einträge wurden gelöscht.`,
    held: (n: string) =>
      `${n} Vorfälle hält eine Sicherung fest: Die Person bleibt bekannt, bis sie endet und dies noch einmal geschieht.`,
    complete: 'Über diese Person ist nichts mehr da.',
    erasures: 'Löschungen und ihre Nachweise',
    none: 'Noch nie wurde etwas gelöscht.',
    when: 'Wann',
    proof: 'Nachweis',
    download: 'Herunterladen',
    proofText:
      'Eine vom Server unterschriebene Aussage (JWS, Typ sluice-erasure+jws): was gelöscht wurde, aus welchen Tagen, und was eine Sicherung behielt.',
    mayNot: 'Ihre Rolle sieht Löschungen und macht keine.',
    notEvery: 'Löschungen sehen nur die, die alle Teams sehen.',
  },
});
