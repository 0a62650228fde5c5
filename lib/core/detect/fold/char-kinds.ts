import { lookAlikes } from './look-alikes.ts';

/** What a UTF-16 code unit may be folded as. */
export const kind = {
  none: 0,
  /** A digit or letter in another guise: always folded. */
  guise: 1,
  /** A space, dash or other punctuation in another guise: matters inside a token only. */
  mark: 2,
  /** Not visible: zero-width, bidirectional control, variation selector. Matters inside a token only. */
  hidden: 3,
  /** A combining mark: matters on a digit only. */
  combining: 4,
  /** A letter that looks like a Latin one: matters next to Latin letters and digits only. */
  lookAlike: 5,
  /** Half of a character beyond the first 65,536 that may be one of these. */
  high: 6,
} as const;

/** Decimal digits of other scripts, the zero of each (Unicode 16, general category Nd, first plane). */
// prettier-ignore
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
  0xa9f0, 0xaa50, 0xabf0,
];
/** Runs of circled digits that have no compatibility form: first character, digit of the first, how many. */
// prettier-ignore
const circled = [
  [0x24eb, 11, 10], [0x24f5, 1, 10], [0x24ff, 0, 1], [0x2776, 1, 10], [0x2780, 1, 10], [0x278a, 1, 10],
] as const;

// prettier-ignore
const guises = [
  0xb2, 0xb3, 0xb9, 0xb9, 0x1d2c, 0x1d6a, 0x2070, 0x209c, 0x2102, 0x2115, 0x2119, 0x211d, 0x2124, 0x2124, 0x2128, 0x2128,
  0x212a, 0x212d, 0x212f, 0x2134, 0x2139, 0x2139, 0x2145, 0x2149, 0x2460, 0x24ea, 0xff10, 0xff19, 0xff21, 0xff3a, 0xff41,
  0xff5a,
];
// prettier-ignore
const marks = [
  0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2010, 0x2015, 0x2024, 0x2024, 0x202f, 0x202f, 0x2043, 0x2043, 0x205f,
  0x205f, 0x2212, 0x2212, 0x2800, 0x2800, 0x3000, 0x3000, 0x3002, 0x3002, 0xfe52, 0xfe52, 0xfe58, 0xfe58, 0xfe63, 0xfe63,
  0xfe6b, 0xfe6b, 0xff01, 0xff0f, 0xff1a, 0xff20, 0xff3b, 0xff40, 0xff5b, 0xff5e, 0xff61, 0xff61,
];
// prettier-ignore
const hiddens = [
  0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b, 0x200f, 0x202a, 0x202e,
  0x2060, 0x206f, 0x20e3, 0x20e3, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0,
];

/** The keycap that encloses the digit before it. */
export const keycap = 0x20e3;

/** Kind of each code unit. */
export const kinds: Uint8Array = makeKinds();

function makeKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const fill = (ranges: readonly number[], value: number): void => {
    for (let i = 0; i < ranges.length; i += 2) table.fill(value, ranges[i], (ranges[i + 1] ?? 0) + 1);
  };
  table.fill(kind.combining, 0x300, 0x370);
  table.fill(kind.combining, 0x20d0, 0x20f1);
  fill(guises, kind.guise);
  fill(marks, kind.mark);
  fill(hiddens, kind.hidden);
  for (const zero of zeros) table.fill(kind.guise, zero, zero + 10);
  for (const [first, , count] of circled) table.fill(kind.guise, first, first + count);
  for (const letter of lookAlikes.keys()) table[letter] = kind.lookAlike;
  for (const unit of [0xd835, 0xd83c, 0xd83e, 0xdb40]) table[unit] = kind.high;
  return table;
}

/** The kind of a code point, wherever it stands. */
export function kindOf(codePoint: number): number {
  if (codePoint < 0x10000) return kinds[codePoint] ?? kind.none;
  if (codePoint >= 0x1d400 && codePoint <= 0x1d7ff) return kind.guise;
  if (codePoint >= 0x1f100 && codePoint <= 0x1f189) return kind.guise;
  if (codePoint >= 0x1fbf0 && codePoint <= 0x1fbf9) return kind.guise;
  return codePoint >= 0xe0000 && codePoint <= 0xe0fff ? kind.hidden : kind.none;
}

/** What a guise or mark stands for, in ASCII; itself when that is not known. */
export function plainOf(codePoint: number): string {
  for (const zero of zeros) if (codePoint >= zero && codePoint < zero + 10) return String(codePoint - zero);
  for (const [first, digit, count] of circled) {
    if (codePoint >= first && codePoint < first + count) return String(codePoint - first + digit);
  }
  // Circled and squared letters of the second kind: white on black.
  if (codePoint >= 0x1f150 && codePoint <= 0x1f169) return String.fromCharCode(codePoint - 0x1f150 + 65);
  if (codePoint >= 0x1f170 && codePoint <= 0x1f189) return String.fromCharCode(codePoint - 0x1f170 + 65);
  const character = String.fromCodePoint(codePoint);
  if (kindOf(codePoint) === kind.mark) return plainMark(codePoint, character);
  const plain = character.normalize('NFKC').replace(/[^A-Za-z0-9]/g, '');
  return plain === '' ? character : plain;
}

function plainMark(codePoint: number, character: string): string {
  if ((codePoint >= 0x2010 && codePoint <= 0x2015) || codePoint === 0x2212 || codePoint === 0x2043)
    return '-';
  if (codePoint === 0xfe58) return '-';
  if (codePoint === 0x3002 || codePoint === 0xff61) return '.';
  if (codePoint === 0x1680 || codePoint === 0x2800) return ' ';
  return character.normalize('NFKC');
}
