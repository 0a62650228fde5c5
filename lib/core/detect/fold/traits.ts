import { lookAlikes } from './look-alikes.ts';

// What a code unit is to this folder, as bits of `traits`.

/** Of base64 in both alphabets, and of hexadecimal, which is in them. The lowest bit: it is counted with. */
export const token = 1;
/** Latin letters and digits, and what joins them in keys, addresses and numbers. */
export const part = 2;
/** A letter that looks like a Latin one: matters next to a part only. */
export const lookAlike = 4;
export const digit = 8;
export const alphanumeric = 16;
/** May stand between the groups of a number. */
export const separator = 32;
export const percent = 64;
export const bracket = 128;
/** A digit or letter in another guise: always folded. */
export const guise = 256;
/** A space, dash or other punctuation in another guise: matters inside a token only. */
export const mark = 512;
/** Not visible: zero-width, bidirectional control, variation selector. Matters inside a token only. */
export const hidden = 1024;
/** A combining mark: matters on a digit, and on a letter that there is with it as one character. */
export const combining = 2048;
/** Half of a character beyond the first 65,536 that may be one of these. */
export const high = 4096;
export const odd: number = guise | mark | hidden | combining | high;

/** Decimal digits of other scripts, the zero of each (Unicode 16, general category Nd, first plane). */
const zeros =
  '660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50 1bb0 ' +
  '1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0';
/** Circled digits that have no compatibility form: the first that stands for one; before it the zero, if any. */
const circledOnes = [0x24f5, 0x2776, 0x2780, 0x278a];

/** Code units by trait, as hexadecimal ranges. */
const ranges: readonly (readonly [traits: number, units: string])[] = [
  [part | token | digit | alphanumeric, '30-39'],
  [part | token | alphanumeric, '41-5a 61-7a'],
  [part | token | separator, '2d 5f'],
  [part | separator, '2e'],
  [part, '40'],
  [token | separator, '2b 2f'],
  [separator, '9 a d 20 2a 2c 3a 3b 5c 7c 7e b7 2022 2027 30fb'],
  [separator | mark, 'a0 202f'],
  [percent, '25'],
  [bracket, '28 3c 5b 7b'],
  [combining, '300-36f 20d0-20f0'],
  [
    guise,
    'b2 b3 b9 1d2c-1d6a 2070-209c 2102-2115 2119-211d 2124 2128 212a-212d 212f-2134 2139 2145-2149 2460-24ea 24eb-24ff ' +
      '2776-2793 ff10-ff19 ff21-ff3a ff41-ff5a',
  ],
  [
    mark,
    '1680 2000-200a 2010-2015 2024 2043 205f 2212 2800 3000 3002 fe52 fe58 fe63 fe6b ff01-ff0f ff1a-ff20 ff3b-ff40 ' +
      'ff5b-ff5e ff61',
  ],
  [
    hidden,
    'ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200f 202a-202e 2060-206f 20e3 3164 fe00-fe0f feff ffa0',
  ],
  [high, 'd82f d834 d835 d83c d83e db40-db43'],
];

/** The keycap that encloses the digit before it. */
export const keycap = '\u20e3';

/** Traits of each code unit. Empty until `fillTraits`. */
export const traits = new Uint16Array(0x10000);
let isFilled = false;

/** Called before a text is looked at: a page that is given no policy does not pay for the table. */
export function fillTraits(): void {
  if (isFilled) return;
  isFilled = true;
  for (const [value, units] of ranges) {
    for (const range of units.split(' ')) {
      const [first = 0, last = first] = range.split('-').map(fromHex);
      traits.fill(value, first, last + 1);
    }
  }
  for (const zero of zeros.split(' ').map(fromHex)) traits.fill(guise, zero, zero + 10);
  for (const letter of lookAlikes().keys()) traits[letter] = lookAlike;
}

function fromHex(text: string): number {
  return Number.parseInt(text, 16);
}

/** The traits of a code point, wherever it stands. */
export function traitsOf(codePoint: number): number {
  if (codePoint < 0x10000) return traits[codePoint] ?? 0;
  const isGuise =
    (codePoint >= 0x1d400 && codePoint <= 0x1d7ff) ||
    (codePoint >= 0x1f100 && codePoint <= 0x1f189) ||
    (codePoint >= 0x1fbf0 && codePoint <= 0x1fbf9);
  const isHidden =
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff) ||
    (codePoint >= 0x1bca0 && codePoint <= 0x1bca3) ||
    (codePoint >= 0x1d173 && codePoint <= 0x1d17a);
  return isGuise ? guise : isHidden ? hidden : 0;
}

const plain = new Map<number, string>();

/** What a guise or mark stands for, in ASCII; itself when that is not known. */
export function plainOf(codePoint: number): string {
  const known = plain.get(codePoint);
  if (known !== undefined) return known;
  const found = findPlain(codePoint);
  plain.set(codePoint, found);
  return found;
}

function findPlain(codePoint: number): string {
  for (const zero of zeros.split(' ').map(fromHex)) {
    if (codePoint >= zero && codePoint < zero + 10) return String(codePoint - zero);
  }
  for (const one of circledOnes) {
    if (codePoint >= one && codePoint < one + 10) return String(codePoint - one + 1);
  }
  if (codePoint === 0x24ff) return '0';
  if (codePoint >= 0x24eb && codePoint < 0x24f5) return String(codePoint - 0x24eb + 11);
  // Circled and squared letters of the second kind: white on black.
  if (codePoint >= 0x1f150 && codePoint <= 0x1f169) return String.fromCharCode(codePoint - 0x1f150 + 65);
  if (codePoint >= 0x1f170 && codePoint <= 0x1f189) return String.fromCharCode(codePoint - 0x1f170 + 65);
  const character = String.fromCodePoint(codePoint);
  if (traitsOf(codePoint) & mark) return plainMark(character);
  const ascii = character.normalize('NFKC').replace(/[^A-Za-z0-9]/g, '');
  return ascii === '' ? character : ascii;
}

function plainMark(character: string): string {
  if (/[\u2010-\u2015\u2043\u2212\ufe58]/.test(character)) return '-';
  if (/[\u3002\uff61]/.test(character)) return '.';
  return /[\u1680\u2800]/.test(character) ? ' ' : character.normalize('NFKC');
}
