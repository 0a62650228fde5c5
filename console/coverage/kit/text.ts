import { inLanguage, plural } from '../../shell/language.ts';
import type { EnrolmentCodeRecord } from '../../../lib/core/api/coverage.ts';
import type { KitFile } from './files.ts';

export const kitText = inLanguage({
  en: {
    intro:
      'From an empty browser to an enforced policy in four steps. Nothing here is sent anywhere: the files are made in this page.',
    steps: ['The extension', 'An enrolment code', 'What browsers are told', 'Did it take effect?'],
    // 1
    extensionText: 'builds and signs the extension, prints its id, and fills the folder that you serve.',
    chromiumId: 'Id in Chrome, Edge and Chromium',
    chromiumIdHint: '32 letters from a to p.',
    chromiumIdBad: 'An id has 32 letters from a to p.',
    firefoxId: 'Id in Firefox',
    firefoxIdBad: 'Letters, digits, and an @ in between, as in sluice@example.com.',
    url: 'Address of the folder',
    urlHint: 'As browsers reach it, without a slash at the end.',
    urlBad: 'Begins with https:// and has no slash at the end.',
    save: 'Save for everybody',
    saving: 'Saving…',
    saved: 'Saved.',
    onlyAdministrators:
      'An administrator tells these under this heading; until then placeholders stand for them.',
    notTold: 'not told yet',
    updates: 'Where browsers look for updates',
    updatesText: 'host-extension writes these two files; here they are for one that you host by hand.',
    version: 'Version',
    versionBad: 'Numbers with dots, as in 1.4.0.',
    // 2
    codeText: 'A code enrols browsers, each once. Whoever has it can enrol, so limit it to those concerned.',
    notAllowed: 'Somebody who manages devices makes the code.',
    group: 'Group',
    groupHint:
      'Lower-case letters, digits and dashes. Whoever has a team under Settings › Teams gets that team’s rules whatever stands here.',
    groupBad: 'Use lower-case letters, digits and dashes (64 at most).',
    uses: 'Browsers it may enrol',
    usesBad: 'Give a whole number from 1 to 100,000.',
    days: 'Days it stays valid',
    daysBad: 'Give a whole number from 1 to 365.',
    make: 'Make an enrolment code',
    making: 'Making the code…',
    another: 'Make another code',
    code: 'Enrolment code',
    once: 'The code is shown this once.',
    validUntil: (time: string) => `Valid until ${time}.`,
    copy: 'Copy the code',
    byHand:
      'Without management: a person clicks Sluice in the browser’s toolbar, pastes the code and chooses Connect browser.',
    paste: 'Or paste a code made earlier',
    pasteBad: 'This is no enrolment code: it begins with sluice1.',
    // 3
    needCode: 'Make or paste a code first: its three parts go into every file.',
    failMode: 'While there is no policy at all',
    failModes: { open: 'messages are sent as if there were no rules', closed: 'nothing is sent' },
    person: 'Who uses the browser',
    personHint: 'Optional; a value that your management fills in, such as $EMAIL in a Mac profile.',
    asset: 'The computer’s name in your inventory',
    assetHint: 'Optional; to compare expected with seen.',
    noPrivate: 'Take private windows away in Chrome and Edge',
    noPrivateHint: 'No policy gives an extension access to them there; Firefox gets it by its policy.',
    firstPage: 'Tell people once what is watched',
    firstPageHint:
      'A page opens when the extension is installed: what is watched, what is not, and who to ask.',
    files: {
      chromium: {
        title: 'Linux: Chrome, Chromium, Edge',
        where:
          '/etc/opt/chrome/policies/managed/, /etc/chromium/policies/managed/ or /etc/opt/edge/policies/managed/',
      },
      windows: {
        title: 'Windows: Chrome, Edge',
        where:
          'reg import, or the same values as group policy (ADMX: ExtensionSettings takes the JSON in one line). Both take extensions from outside their stores only on machines joined to a domain, Entra ID or Chrome Enterprise Core.',
      },
      mac: { title: 'macOS: Chrome, Edge', where: 'a configuration profile, installed by MDM' },
      firefox: {
        title: 'Firefox: policies.json',
        where:
          '/etc/firefox/policies/, distribution\\ beside firefox.exe, or Firefox.app/Contents/Resources/distribution/',
      },
      'firefox-windows': {
        title: 'Windows: Firefox',
        where: 'reg import, or the same values as group policy (ADMX: Extension Management takes the JSON)',
      },
      storage: {
        title: 'Managed storage alone',
        where:
          'where the extension is installed in another way: the values of 3rdparty › extensions › its id',
      },
      admx: {
        title: 'Windows: a template for the group policy editor',
        where:
          'PolicyDefinitions, of the domain or of one computer: each setting for Chrome, Edge and Firefox, without values',
      },
      adml: {
        title: 'Windows: the words of the template',
        where: 'PolicyDefinitions\\en-US',
      },
    } satisfies Record<KitFile, { readonly title: string; readonly where: string }>,
    download: 'Download',
    show: 'Show',
    hide: 'Hide',
    needExtension: 'needs the id and the address of step 1',
    secret: 'Each file but the template holds the enrolment token. Put it only where management puts it.',
    copyFile: 'Copy the file',
    // 4
    choose: 'Make a code, or choose “Watch” beside one below: its browsers appear here as they enrol.',
    waiting: 'Waiting for the first browser of this code. This page looks every few seconds.',
    arrived: (n: string, of: string) => `${n} of ${of} browsers have enrolled by this code.`,
    check: {
      policy: 'has the policy',
      managed: 'installed by policy',
      private: 'private windows',
      sites: 'access to messengers',
    },
    yes: 'yes',
    no: 'no',
    unknown: 'not known yet',
    fullList: 'All of them',
    // Codes
    codes: 'Enrolment codes',
    noCodes: 'No code was made yet.',
    used: (uses: string, of: string) => `${uses} of ${of}`,
    usedHead: 'Used',
    made: 'Made',
    expires: 'Expires',
    state: 'State',
    states: { valid: 'valid', 'used-up': 'used up', expired: 'expired', revoked: 'revoked' } satisfies Record<
      EnrolmentCodeRecord['state'],
      string
    >,
    watch: 'Watch',
    revoke: 'Revoke',
    revokeTitle: 'Revoke this code?',
    revokeText: (left: string, n: number) =>
      `${left} ${plural(n, 'use is', 'uses are')} left and would be void. Browsers that are enrolled stay so.`,
    revokeConfirm: 'Revoke the code',
    system: 'the server, at its start',
  },
  de: {
    intro:
      'Vom leeren Browser zur durchgesetzten Regel in vier Schritten. Nichts davon wird irgendwohin gesendet: Die Dateien entstehen in dieser Seite.',
    steps: ['Die Erweiterung', 'Ein Anmeldecode', 'Was Browsern gesagt wird', 'Hat es gewirkt?'],
    extensionText:
      'baut und signiert die Erweiterung, nennt ihre Kennung und füllt den Ordner, den Sie ausliefern.',
    chromiumId: 'Kennung in Chrome, Edge und Chromium',
    chromiumIdHint: '32 Buchstaben von a bis p.',
    chromiumIdBad: 'Eine Kennung hat 32 Buchstaben von a bis p.',
    firefoxId: 'Kennung in Firefox',
    firefoxIdBad: 'Buchstaben, Ziffern und ein @ dazwischen, wie in sluice@example.com.',
    url: 'Adresse des Ordners',
    urlHint: 'So, wie Browser ihn erreichen, ohne Schrägstrich am Ende.',
    urlBad: 'Beginnt mit https:// und endet nicht mit einem Schrägstrich.',
    save: 'Für alle speichern',
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert.',
    onlyAdministrators: 'Das gibt die Administration hier an; bis dahin stehen Platzhalter dafür.',
    notTold: 'noch nicht angegeben',
    updates: 'Wo Browser nach neuen Versionen suchen',
    updatesText:
      'host-extension schreibt diese beiden Dateien; hier gibt es sie für alle, die von Hand ausliefern.',
    version: 'Version',
    versionBad: 'Zahlen mit Punkten, wie 1.4.0.',
    codeText:
      'Ein Code meldet Browser an, jeden einmal. Wer ihn hat, kann anmelden; begrenzen Sie ihn auf die, um die es geht.',
    notAllowed: 'Den Code macht, wer Geräte verwaltet.',
    group: 'Gruppe',
    groupHint:
      'Kleinbuchstaben, Ziffern und Bindestriche. Wer unter Einstellungen › Teams in einer Gruppe ist, kommt ohnehin dorthin.',
    groupBad: 'Nehmen Sie Kleinbuchstaben, Ziffern und Bindestriche (höchstens 64).',
    uses: 'So viele Browser darf er anmelden',
    usesBad: 'Geben Sie eine ganze Zahl von 1 bis 100.000 an.',
    days: 'So viele Tage gilt er',
    daysBad: 'Geben Sie eine ganze Zahl von 1 bis 365 an.',
    make: 'Anmeldecode machen',
    making: 'Der Code wird gemacht …',
    another: 'Noch einen Code machen',
    code: 'Anmeldecode',
    once: 'Der Code wird nur dieses eine Mal gezeigt.',
    validUntil: (time: string) => `Gültig bis ${time}.`,
    copy: 'Code kopieren',
    byHand:
      'Ohne Verwaltung: Die Person klickt in der Leiste des Browsers auf Sluice, fügt den Code ein und wählt „Browser verbinden“.',
    paste: 'Oder einen früheren Code einfügen',
    pasteBad: 'Das ist kein Anmeldecode: Er beginnt mit sluice1.',
    needCode:
      'Machen Sie zuerst einen Code oder fügen Sie einen ein: Seine drei Teile gehören in jede Datei.',
    failMode: 'Solange es gar keine Regeln gibt',
    failModes: { open: 'gehen Nachrichten hinaus, als gäbe es keine', closed: 'geht nichts hinaus' },
    person: 'Wer den Browser benutzt',
    personHint: 'Freiwillig; ein Wert, den Ihre Verwaltung einsetzt, wie $EMAIL in einem Mac-Profil.',
    asset: 'Name des Rechners im Inventar',
    assetHint: 'Freiwillig; zum Vergleich von Erwartetem mit Gesehenem.',
    noPrivate: 'Private Fenster in Chrome und Edge abschaffen',
    noPrivateHint:
      'Keine Richtlinie lässt eine Erweiterung dort hinein; Firefox erlaubt es durch seine Richtlinie.',
    firstPage: 'Einmal sagen, was überwacht wird',
    firstPageHint:
      'Bei der Installation öffnet sich eine Seite: was überwacht wird, was nicht, und wen man fragen kann.',
    files: {
      chromium: {
        title: 'Linux: Chrome, Chromium, Edge',
        where:
          '/etc/opt/chrome/policies/managed/, /etc/chromium/policies/managed/ oder /etc/opt/edge/policies/managed/',
      },
      windows: {
        title: 'Windows: Chrome, Edge',
        where:
          'reg import, oder dieselben Werte als Gruppenrichtlinie (ADMX: ExtensionSettings nimmt das JSON in einer Zeile). Beide nehmen Erweiterungen von außerhalb ihrer Läden nur auf Rechnern in einer Domäne, Entra ID oder Chrome Enterprise Core.',
      },
      mac: { title: 'macOS: Chrome, Edge', where: 'ein Konfigurationsprofil, installiert durch MDM' },
      firefox: {
        title: 'Firefox: policies.json',
        where:
          '/etc/firefox/policies/, distribution\\ neben firefox.exe oder Firefox.app/Contents/Resources/distribution/',
      },
      'firefox-windows': {
        title: 'Windows: Firefox',
        where:
          'reg import, oder dieselben Werte als Gruppenrichtlinie (ADMX: Extension Management nimmt das JSON)',
      },
      storage: {
        title: 'Nur der verwaltete Speicher',
        where:
          'wo die Erweiterung anders installiert wird: die Werte von 3rdparty › extensions › ihre Kennung',
      },
      admx: {
        title: 'Windows: Vorlage für den Gruppenrichtlinien-Editor',
        where:
          'PolicyDefinitions, der Domäne oder eines Rechners: jede Einstellung für Chrome, Edge und Firefox, ohne Werte',
      },
      adml: {
        title: 'Windows: die Wörter der Vorlage',
        where: 'PolicyDefinitions\\en-US',
      },
    },
    download: 'Herunterladen',
    show: 'Zeigen',
    hide: 'Verbergen',
    needExtension: 'braucht Kennung und Adresse aus Schritt 1',
    secret:
      'In jeder Datei außer der Vorlage steht der Anmeldecode. Legen Sie sie nur dorthin, wo die Verwaltung sie ablegt.',
    copyFile: 'Datei kopieren',
    choose:
      'Machen Sie einen Code oder wählen Sie unten bei einem „Beobachten“: Seine Browser erscheinen hier, sobald sie angemeldet sind.',
    waiting: 'Noch kein Browser mit diesem Code. Diese Seite sieht alle paar Sekunden nach.',
    arrived: (n: string, of: string) => `${n} von ${of} Browsern haben sich mit diesem Code angemeldet.`,
    check: {
      policy: 'hat die Regeln',
      managed: 'durch Richtlinie installiert',
      private: 'private Fenster',
      sites: 'Zugriff auf Messenger',
    },
    yes: 'ja',
    no: 'nein',
    unknown: 'noch nicht bekannt',
    fullList: 'Alle zeigen',
    codes: 'Anmeldecodes',
    noCodes: 'Noch wurde kein Code gemacht.',
    used: (uses: string, of: string) => `${uses} von ${of}`,
    usedHead: 'Benutzt',
    made: 'Gemacht',
    expires: 'Läuft ab',
    state: 'Zustand',
    states: { valid: 'gültig', 'used-up': 'aufgebraucht', expired: 'abgelaufen', revoked: 'gesperrt' },
    watch: 'Beobachten',
    revoke: 'Sperren',
    revokeTitle: 'Diesen Code sperren?',
    revokeText: (left: string, n: number) =>
      `${left} ${plural(n, 'Anmeldung ist', 'Anmeldungen sind')} übrig und wären ungültig. Angemeldete Browser bleiben es.`,
    revokeConfirm: 'Code sperren',
    system: 'der Server, bei seinem Start',
  },
});
