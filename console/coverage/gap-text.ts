import type { Severity } from '../../lib/core/policy/schema.ts';
import type { ExpectedKind } from '../../lib/core/api/coverage.ts';
import { inLanguage, plural } from '../shell/language.ts';
import type { Channel } from './channels.ts';
import type { GapKind } from './gaps.ts';
import { knownWord } from '../shell/known-word.ts';

interface About {
  readonly count: string;
  readonly of: string;
  readonly counted: number;
  readonly total: number;
  /** "2 of 5 devices". */
  readonly devices: string;
  /** In words, untrusted; empty where the gap is about none. */
  readonly platform: string;
  readonly browser: string;
  readonly expected: ExpectedKind;
}
interface GapWords {
  readonly title: (about: About) => string;
  /** What it means, and what to do. */
  readonly text: (about: About) => string;
}

export const gapText = inLanguage({
  en: {
    title: 'Gaps, the worst first',
    none: 'No gap is known.',
    noneText: 'Every enrolled browser enforces the policy on every messenger it was used with.',
    show: 'Show the devices',
    showExpected: 'Show the list',
    parts: 'Not found on the page',
    partOn: (part: string, devices: string) => `${part} (${devices})`,
    devices: (count: string, of: string, total: number) =>
      `${count} of ${of} ${plural(total, 'device', 'devices')}`,
    forChromium: 'For Chrome, Edge and Chromium',
    forFirefox: 'For Firefox, in policies.json',
    incomplete: 'The extension’s id and address are not known yet: placeholders stand for them.',
    tell: 'Tell them in the deployment kit',
    copy: 'Copy the policy',
    registry: 'Registry and Mac profile say the same: download them in the deployment kit.',
    severity: { critical: 'critical', high: 'high', medium: 'medium', low: 'low' } satisfies Record<
      Severity,
      string
    >,
  },
  de: {
    title: 'Lücken, die schlimmsten zuerst',
    none: 'Keine Lücke ist bekannt.',
    noneText: 'Jeder angemeldete Browser setzt die Regeln in jedem Messenger durch, den er offen hatte.',
    show: 'Geräte zeigen',
    showExpected: 'Liste zeigen',
    parts: 'Auf der Seite nicht gefunden',
    partOn: (part: string, devices: string) => `${part} (${devices})`,
    devices: (count: string, of: string, total: number) =>
      `${count} von ${of} ${plural(total, 'Gerät', 'Geräten')}`,
    forChromium: 'Für Chrome, Edge und Chromium',
    forFirefox: 'Für Firefox, in policies.json',
    incomplete: 'Kennung und Adresse der Erweiterung sind noch nicht bekannt: Platzhalter stehen dafür.',
    tell: 'In der Verteilung angeben',
    copy: 'Richtlinie kopieren',
    registry: 'Registry und Mac-Profil sagen dasselbe: Sie stehen in der Verteilung zum Herunterladen.',
    severity: { critical: 'kritisch', high: 'hoch', medium: 'mittel', low: 'niedrig' },
  },
});

export const gapWords = inLanguage<Readonly<Record<GapKind, GapWords>>>({
  en: {
    blind: {
      title: ({ platform, browser, devices }) => `${platform} is not recognised in ${browser} on ${devices}`,
      text: () =>
        'Nothing is checked there. The messenger has probably changed its page: publish the platform file with the new anchors; devices take it within minutes. Until then, block the messenger’s host in the browser’s policy if you must.',
    },
    degraded: {
      title: ({ platform, browser, devices }) =>
        `${platform} is recognised only in part in ${browser} on ${devices}`,
      text: () =>
        'What is sent is still held and checked, but less is known about it: to whom, from which account. Publish the platform file with the new anchors.',
    },
    never: {
      title: ({ expected, count, of, counted, total }) =>
        expected === 'person'
          ? `${count} of ${of} expected ${plural(total, 'person', 'people')} ${plural(counted, 'was', 'were')} never seen`
          : `${count} of ${of} expected ${plural(total, 'computer', 'computers')} ${plural(counted, 'was', 'were')} never seen`,
      text: () =>
        'No enrolled browser belongs to them: the extension is not installed, has no enrolment code, or the managed value person or asset is not set. The deployment kit makes all three.',
    },
    unexpected: {
      title: ({ expected, count, counted }) =>
        expected === 'person'
          ? `${count} ${plural(counted, 'device belongs', 'devices belong')} to nobody on the list of people`
          : `${count} ${plural(counted, 'device belongs', 'devices belong')} to no computer on the list`,
      text: () =>
        'They are enforced like all others. Either the list is out of date, or the managed value person or asset differs from it.',
    },
    'missing-hosts': {
      title: ({ browser, devices }) =>
        `${browser} gives the extension no access to a messenger on ${devices}`,
      text: ({ browser }) =>
        browser === 'Firefox'
          ? 'Nothing is checked there. The person took the access back: under Add-ons and themes › Sluice › Permissions they can give it again. No policy forces it.'
          : 'Nothing is checked there. Another policy blocks the hosts, or the extension was set to run on click. Forced installation with the hosts allowed ends both.',
    },
    'refused-policy': {
      title: ({ devices }) => `${devices} refused the policy they were given`,
      text: () =>
        'They keep the last good one until it expires. Usually the computer’s clock is wrong, or a restored backup offers an older version; Settings › Keys shows whether the signing key is still good.',
    },
    silent: {
      title: ({ devices, counted }) => `${devices} ${plural(counted, 'is', 'are')} silent`,
      text: () =>
        'Switched off, or without the extension, or without a way to the server. Those whose person has a newer device count as replaced by themselves; revoke what is gone for good.',
    },
    'outdated-policy': {
      title: ({ devices, counted }) => `${devices} ${plural(counted, 'has', 'have')} an older policy`,
      text: () =>
        'They are heard of, but did not fetch the newest version. A restart of the browser fetches it; if not, look whether a proxy lets GET /v1/policy through.',
    },
    'outdated-extension': {
      title: ({ browser, devices, counted }) =>
        `${devices} with ${browser} ${plural(counted, 'has', 'have')} an older extension`,
      text: () =>
        'Browsers look for updates every few hours. If these stay behind, their policy does not point to your update manifest:',
    },
    removable: {
      title: ({ browser, devices }) => `On ${devices} with ${browser} people can remove the extension`,
      text: () => 'It was not installed by policy. This policy installs it and keeps it:',
    },
    'no-private-windows': {
      title: ({ browser, devices }) => `On ${devices} with ${browser} private windows are not checked`,
      text: ({ browser }) =>
        browser === 'Firefox'
          ? 'This policy lets the extension into private windows:'
          : 'No policy gives an extension access to private windows of Chrome and Edge. This one takes private windows away:',
    },
    queued: {
      title: ({ devices }) => `Reports wait on ${devices}`,
      text: () =>
        'They are kept there and sent as soon as the server takes them. If that lasts, look at /readyz and at what stands between the browsers and the server.',
    },
  },
  de: {
    blind: {
      title: ({ platform, browser, devices }) =>
        `${platform} wird in ${browser} auf ${devices} nicht erkannt`,
      text: () =>
        'Dort wird nichts geprüft. Wahrscheinlich hat der Messenger seine Seite geändert: Veröffentlichen Sie die Plattformdatei mit den neuen Ankern; Geräte holen sie in Minuten. Bis dahin lässt sich die Adresse des Messengers notfalls durch die Richtlinie des Browsers sperren.',
    },
    degraded: {
      title: ({ platform, browser, devices }) =>
        `${platform} wird in ${browser} auf ${devices} nur zum Teil erkannt`,
      text: () =>
        'Was gesendet wird, wird weiter angehalten und geprüft, aber weniger ist darüber bekannt: an wen, von welchem Konto. Veröffentlichen Sie die Plattformdatei mit den neuen Ankern.',
    },
    never: {
      title: ({ expected, count, of, counted, total }) =>
        expected === 'person'
          ? `${count} von ${of} erwarteten ${plural(total, 'Person', 'Personen')} ${plural(counted, 'wurde', 'wurden')} nie gesehen`
          : `${count} von ${of} erwarteten ${plural(total, 'Rechner', 'Rechnern')} ${plural(counted, 'wurde', 'wurden')} nie gesehen`,
      text: () =>
        'Kein angemeldeter Browser gehört dazu: Die Erweiterung ist nicht installiert, hat keinen Anmeldecode, oder der verwaltete Wert person oder asset fehlt. Die Verteilung macht alle drei.',
    },
    unexpected: {
      title: ({ expected, count, counted }) =>
        expected === 'person'
          ? `${count} ${plural(counted, 'Gerät gehört', 'Geräte gehören')} zu niemandem auf der Liste der Personen`
          : `${count} ${plural(counted, 'Gerät gehört', 'Geräte gehören')} zu keinem Rechner auf der Liste`,
      text: () =>
        'Für sie gelten die Regeln wie für alle. Entweder ist die Liste veraltet, oder der verwaltete Wert person oder asset weicht von ihr ab.',
    },
    'missing-hosts': {
      title: ({ browser, devices }) =>
        `${browser} gibt der Erweiterung auf ${devices} keinen Zugriff auf einen Messenger`,
      text: ({ browser }) =>
        browser === 'Firefox'
          ? 'Dort wird nichts geprüft. Die Person hat den Zugriff entzogen: Unter Add-ons und Themes › Sluice › Berechtigungen kann sie ihn wieder geben. Keine Richtlinie erzwingt ihn.'
          : 'Dort wird nichts geprüft. Eine andere Richtlinie sperrt die Adressen, oder die Erweiterung läuft nur auf Klick. Die erzwungene Installation mit erlaubten Adressen beendet beides.',
    },
    'refused-policy': {
      title: ({ devices, counted }) =>
        `${devices} ${plural(counted, 'hat die Regeln abgelehnt, die es bekam', 'haben die Regeln abgelehnt, die sie bekamen')}`,
      text: () =>
        'Sie behalten die letzten guten, bis diese ablaufen. Meist geht die Uhr des Rechners falsch, oder eine zurückgespielte Sicherung bietet eine ältere Version an; Einstellungen › Schlüssel zeigt, ob der Signaturschlüssel noch gilt.',
    },
    silent: {
      title: ({ devices, counted }) => `${devices} ${plural(counted, 'ist', 'sind')} still`,
      text: () =>
        'Ausgeschaltet, ohne die Erweiterung oder ohne Weg zum Server. Hat die Person ein neueres Gerät, zählt das alte von selbst als ersetzt; sperren Sie, was endgültig weg ist.',
    },
    'outdated-policy': {
      title: ({ devices, counted }) => `${devices} ${plural(counted, 'hat', 'haben')} ältere Regeln`,
      text: () =>
        'Man hört von ihnen, aber sie haben die neueste Version nicht geholt. Ein Neustart des Browsers holt sie; sonst prüfen Sie, ob ein Proxy GET /v1/policy durchlässt.',
    },
    'outdated-extension': {
      title: ({ browser, devices, counted }) =>
        `${devices} mit ${browser} ${plural(counted, 'hat', 'haben')} eine ältere Erweiterung`,
      text: () =>
        'Browser suchen alle paar Stunden nach einer neuen. Bleiben diese zurück, zeigt ihre Richtlinie nicht auf Ihre Update-Datei:',
    },
    removable: {
      title: ({ browser, devices }) => `Auf ${devices} mit ${browser} lässt sich die Erweiterung entfernen`,
      text: () => 'Sie wurde nicht durch Richtlinie installiert. Diese installiert sie und hält sie fest:',
    },
    'no-private-windows': {
      title: ({ browser, devices }) => `Auf ${devices} mit ${browser} werden private Fenster nicht geprüft`,
      text: ({ browser }) =>
        browser === 'Firefox'
          ? 'Diese Richtlinie lässt die Erweiterung in private Fenster:'
          : 'Keine Richtlinie lässt eine Erweiterung in private Fenster von Chrome und Edge. Diese schafft private Fenster ab:',
    },
    queued: {
      title: ({ devices }) => `Auf ${devices} warten Meldungen`,
      text: () =>
        'Sie bleiben dort und werden gesendet, sobald der Server sie annimmt. Dauert das an, prüfen Sie /readyz und was zwischen Browsern und Server steht.',
    },
  },
});

const parts: Readonly<Record<string, string>> = inLanguage<Readonly<Record<string, string>>>({
  en: {
    composer: 'message field',
    send: 'send button',
    header: 'head of the conversation',
    title: 'name of the conversation',
    listeners: 'listeners',
    'page-hooks': 'page hooks',
  },
  de: {
    composer: 'Eingabefeld',
    send: 'Sendeknopf',
    header: 'Kopf der Unterhaltung',
    title: 'Name der Unterhaltung',
    listeners: 'Ereignisse der Seite',
    'page-hooks': 'Haken in der Seite',
  },
});
/** What an adapter does not find, in words where there are some; untrusted. */
export const partName = (part: string): string => knownWord(parts, part) ?? part;

export const channelWords: Readonly<Record<Channel, string>> = inLanguage({
  en: {
    message: 'messages',
    paste: 'pasted text',
    drop: 'dropped text',
    file: 'files',
    edit: 'edited messages',
    reply: 'replies',
    forward: 'forwarded messages',
    caption: 'captions',
    draft: 'drafts',
    preview: 'link previews',
    status: 'status and stories',
    poll: 'polls',
    contact: 'contact cards',
    location: 'locations',
    voice: 'voice messages',
    call: 'calls',
    'screen-share': 'shared screens',
    'inline-bot': 'inline bots',
  },
  de: {
    message: 'Nachrichten',
    paste: 'eingefügter Text',
    drop: 'abgelegter Text',
    file: 'Dateien',
    edit: 'bearbeitete Nachrichten',
    reply: 'Antworten',
    forward: 'Weiterleitungen',
    caption: 'Bildunterschriften',
    draft: 'Entwürfe',
    preview: 'Linkvorschauen',
    status: 'Status und Storys',
    poll: 'Umfragen',
    contact: 'Kontaktkarten',
    location: 'Standorte',
    voice: 'Sprachnachrichten',
    call: 'Anrufe',
    'screen-share': 'geteilte Bildschirme',
    'inline-bot': 'Inline-Bots',
  },
});
