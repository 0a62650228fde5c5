/** A way of writing a value so that simple matching misses it. Written from issue and facts, not from `detect/fold`. */
export interface Evasion {
  readonly name: string;
  /** Whether it makes sense for such a value; `digits`: it consists of digits and separators. */
  readonly fits: (value: string) => boolean;
  readonly write: (value: string) => string;
}

const always = (): boolean => true;
const isNumber = (value: string): boolean => /^[0-9][0-9 .\-/]{6,}[0-9]$/.test(value);
const hasDigits = (value: string): boolean => /[0-9]/.test(value);
const hasLetters = (value: string): boolean => /[A-Za-z]/.test(value);
const isOneLine = (value: string): boolean => !value.includes('\n');
const fromCodePoints = (value: string, change: (char: string) => string): string =>
  Array.from(value, change).join('');

/** Digits in another script, by the code point of its zero. */
function digitsFrom(zero: number): Evasion['write'] {
  return (value) => value.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function between(joint: string): Evasion['write'] {
  return (value) => Array.from(value).join(joint);
}

/** Every four digits, whatever stood between them before. */
function grouped(separator: string): Evasion['write'] {
  return (value) => value.replace(/[^0-9]/g, '').replace(/(?<=^(?:.{4})+)(?!$)/g, separator);
}

function spread(separator: string): Evasion['write'] {
  return (value) => Array.from(value.replace(/[^0-9]/g, '')).join(separator);
}

const lookAlikes: Readonly<Record<string, string>> = {
  A: '\u0410', B: '\u0412', C: '\u0421', E: '\u0415', H: '\u041d', K: '\u041a', M: '\u041c', O: '\u041e', P: '\u0420',
  T: '\u0422', X: '\u0425', a: '\u0430', c: '\u0441', e: '\u0435', i: '\u0456', o: '\u043e', p: '\u0440', s: '\u0455',
  x: '\u0445', y: '\u0443',
}; // prettier-ignore

const utf8 = (value: string): Buffer => Buffer.from(value, 'utf8');

export const evasions: readonly Evasion[] = [
  {
    name: 'full-width',
    fits: isOneLine,
    write: (value) => value.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  },
  { name: 'Arabic-Indic digits', fits: hasDigits, write: digitsFrom(0x660) },
  { name: 'Persian digits', fits: hasDigits, write: digitsFrom(0x6f0) },
  { name: 'Devanagari digits', fits: hasDigits, write: digitsFrom(0x966) },
  { name: 'mathematical digits', fits: hasDigits, write: digitsFrom(0x1d7ce) },
  {
    name: 'keycap digits',
    fits: isNumber,
    write: (value) => value.replace(/[0-9]/g, (digit) => `${digit}\ufe0f\u20e3`),
  },
  { name: 'zero-width spaces', fits: isOneLine, write: between('\u200b') },
  {
    name: 'soft hyphens and joiners',
    fits: isOneLine,
    write: (value) => between('\u00ad')(value).replace('\u00ad', '\u200d'),
  },
  { name: 'bidi controls', fits: isOneLine, write: (value) => `\u202d${between('\u2060')(value)}\u202c` },
  {
    name: 'look-alike letters',
    fits: (value) =>
      isOneLine(value) && hasLetters(value) && Array.from(value).some((char) => char in lookAlikes),
    write: (value) => fromCodePoints(value, (char) => lookAlikes[char] ?? char),
  },
  ...[
    ['spaces', ' '],
    ['dots', '.'],
    ['dashes', '-'],
    ['underscores', '_'],
    ['slashes', '/'],
    ['line breaks', '\n'],
    ['no-break spaces', '\u00a0'],
  ].flatMap(([name = '', separator = '']): Evasion[] => [
    { name: `fours with ${name}`, fits: isNumber, write: grouped(separator) },
    { name: `digits one by one with ${name}`, fits: isNumber, write: spread(separator) },
  ]),
  { name: 'base64', fits: always, write: (value) => utf8(value).toString('base64') },
  { name: 'hex', fits: always, write: (value) => utf8(value).toString('hex') },
  {
    name: 'percent-encoding',
    fits: isOneLine,
    write: (value) => [...utf8(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  },
];

/** A value over two messages, cut in the middle: the earlier ones and the last. */
export function split(
  text: string,
  span: { readonly start: number; readonly end: number },
): readonly [string, string] {
  const middle = Math.floor((span.start + span.end) / 2);
  return [text.slice(0, middle), text.slice(middle)];
}
