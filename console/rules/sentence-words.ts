import type { Channel } from '../../lib/core/decide/egress.ts';
import { inLanguage } from '../shell/language.ts';
import { accountWords, channelMany, recipientWords } from './policy-words.ts';
import { knownWord } from '../shell/known-word.ts';

/** What stands before and behind. */
const pair = (before: string, behind: string): readonly [string, string] => [before, behind];
const englishUnits = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
const germanUnits: Readonly<Record<string, readonly [one: string, many: string]>> = {
  minute: ['Minute', 'Minuten'],
  second: ['Sekunde', 'Sekunden'],
  character: ['Zeichen', 'Zeichen'],
  member: ['Mitglied', 'Mitgliedern'],
  page: ['Seite', 'Seiten'],
  sheet: ['Tabellenblatt', 'Tabellenblättern'],
  row: ['Zeile', 'Zeilen'],
  slide: ['Folie', 'Folien'],
  record: ['Datensatz', 'Datensätzen'],
  'file in it': ['Datei darin', 'Dateien darin'],
};
const dayNames = (days: readonly string[]) =>
  Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((key, n) => [key, days[n] ?? key]),
  );

type Kinds = Readonly<Record<string, string>>;
const wordOf = (words: Kinds, kind: string) => knownWord(words, kind) ?? kind;

/** What rules are said with (`sentence.ts`): small words, with the blanks that stand beside them. */
export const sentenceWords = inLanguage({
  en: {
    and: 'and',
    or: 'or',
    everyPlatform: 'on every platform',
    onPlatforms: 'on ',
    inChannels: 'in ',
    channels: channelMany,
    otherWays: (n: number) => `${n} other ways`,
    each: (demand: string) => `each ${demand}`,
    found: pair('when ', ' is found'),
    unless: pair('unless ', ' is found'),
    whatever: 'whatever it says',
    account: (kinds: readonly string[], isNot: boolean) => kindPhrase('from ', kinds, isNot, 'account'),
    recipient: (kinds: readonly string[], isNot: boolean) => kindPhrase('to ', kinds, isNot, 'recipient'),
    toKinds: pair('to ', ' conversations'),
    titled: 'in conversations titled ',
    members: (n: number) => `with at least ${englishUnits(n, 'member')}`,
    people: 'by people in ',
    filesNamed: 'with files named ',
    filesTyped: 'with files of type ',
    filesThat: pair('with files that ', ''),
    filesUnread: pair('with files that can’t be read (', ')'),
    filesOf: 'with files of at least ',
    everyDay: 'every day',
    onDays: 'on ',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    days: dayNames(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
    between: (from: string, to: string) => ` between ${from} and ${to}`,
    within: (n: number) => ` within ${englishUnits(n, 'character')}`,
    wordOf: 'a word of ',
    rowOf: 'a row of ',
    partOf: 'part of ',
    confidence: (level: 'low' | 'medium' | 'high') =>
      level === 'low' ? 'any confidence' : `${level} confidence${level === 'high' ? '' : ' or more'}`,
    atLeast: (n: number) => `at least ${n}`,
    different: (n: number) => `${n} different`,
    amount: englishUnits,
    unread: (action: string) => `For what can’t be read: ${action.toLowerCase()}.`,
    redactable: 'May be sent without what was found.',
    reasonLength: (n: number) => `A reason needs at least ${n} characters.`,
    remembered: (n: number) => `Not asked again for ${englishUnits(n, 'minute')}.`,
    pause: (n: number) => `Waits ${englishUnits(n, 'second')} before it can be sent.`,
    retype: 'The recipient has to be typed again.',
    excerpt: 'Keeps a masked excerpt.',
    sealed: 'Keeps sealed evidence.',
  },
  de: {
    and: 'und',
    or: 'oder',
    everyPlatform: 'auf jeder Plattform',
    onPlatforms: 'auf ',
    inChannels: 'bei ',
    channels: {
      ...channelMany,
      paste: 'Eingefügtem',
      drop: 'Hineingezogenem',
      edit: 'geänderten Nachrichten',
      forward: 'Weitergeleitetem',
      draft: 'Entwürfen',
      location: 'Standorten',
      call: 'Anrufen',
      'screen-share': 'geteilten Bildschirmen',
    } satisfies Record<Channel, string>,
    otherWays: (n: number) => `${n} weiteren Wegen`,
    each: (demand: string) => `jeweils ${demand}`,
    found: pair('wenn ', ' gefunden wird'),
    unless: pair('außer wenn ', ' gefunden wird'),
    whatever: 'was immer darin steht',
    account: (kinds: readonly string[], isNot: boolean) =>
      `von ${isNot ? 'jedem anderen Konto als' : 'einem Konto'}: ${kinds.map((kind) => wordOf(accountWords, kind)).join(isNot ? ' und ' : ' oder ')}`,
    recipient: (kinds: readonly string[], isNot: boolean) =>
      `an Empfänger, die ${isNot ? 'nicht ' : ''}${kinds.map((kind) => wordOf(recipientWords, kind)).join(' oder ')} sind`,
    toKinds: pair('in Unterhaltungen der Art ', ''),
    titled: 'in Unterhaltungen mit dem Titel ',
    members: (n: number) => `mit mindestens ${germanAmount(n, 'member')}`,
    people: 'von Personen in ',
    filesNamed: 'mit Dateien namens ',
    filesTyped: 'mit Dateien vom Typ ',
    filesThat: pair('mit Dateien, die ', ''),
    filesUnread: pair('mit Dateien, die nicht gelesen werden können (', ')'),
    filesOf: 'mit Dateien von mindestens ',
    everyDay: 'jeden Tag',
    onDays: 'am ',
    fromTo: (from: string, to: string) => `${from} bis ${to}`,
    days: dayNames(['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']),
    between: (from: string, to: string) => ` zwischen ${from} und ${to} Uhr`,
    within: (n: number) => ` innerhalb von ${germanAmount(n, 'character')}`,
    wordOf: 'ein Wort aus ',
    rowOf: 'eine Zeile aus ',
    partOf: 'ein Teil von ',
    confidence: (level: 'low' | 'medium' | 'high') =>
      ({ low: 'beliebige Sicherheit', medium: 'mindestens mittlere Sicherheit', high: 'hohe Sicherheit' })[
        level
      ],
    atLeast: (n: number) => `mindestens ${n}`,
    different: (n: number) => `${n} verschiedene`,
    amount: germanAmount,
    unread: (action: string) => `Für Unlesbares: ${action}.`,
    redactable: 'Darf ohne das Gefundene gesendet werden.',
    reasonLength: (n: number) => `Ein Grund braucht mindestens ${n} Zeichen.`,
    remembered: (n: number) => `Wird ${germanAmount(n, 'minute')} lang nicht noch einmal gefragt.`,
    pause: (n: number) => `Wartet ${germanAmount(n, 'second')}, bevor gesendet werden kann.`,
    retype: 'Der Empfänger muss noch einmal eingegeben werden.',
    excerpt: 'Bewahrt einen maskierten Auszug auf.',
    sealed: 'Bewahrt versiegelte Beweise auf.',
  },
});

function germanAmount(n: number, unit: string): string {
  const [one, many] = germanUnits[unit] ?? [unit, unit];
  return `${n} ${n === 1 ? one : many}`;
}

function kindPhrase(start: string, kinds: readonly string[], isNot: boolean, noun: string): string {
  const listed =
    kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}`;
  if (isNot) return `${start}any ${noun} that is not ${listed}`;
  return `${start}${/^[aeiou]/.test(kinds[0] ?? '') ? 'an' : 'a'} ${listed} ${noun}`;
}
