import { fillKinds, kind, kinds } from './unit-kinds.ts';

/** Where letters with case or accents are, by block, so that ideographs are not asked one by one. */
const casedBlocks = [
  0x41, 0x58f, 0x10a0, 0x10ff, 0x13a0, 0x13ff, 0x1c80, 0x1cbf, 0x1d00, 0x218f, 0x24b0, 0x24ef, 0x2c00, 0x2d2f,
  0xa640, 0xabbf, 0xfb00, 0xfb1f, 0xff21, 0xff5a,
];
/** Letters that no decomposition takes apart but that people write without their stroke. */
const stroked: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ŧ: 't' };
const marks = [0x300, 0x36f] as const;

let byCase: Uint16Array | null = null;
let byAccent: Uint16Array | null = null;

/**
 * What each code unit counts as when case, or case and accents, are ignored. 0: it does not count at all (a
 * combining accent). A unit never becomes one of another kind, so that word boundaries stay.
 */
export function foldTable(ignoreAccents: boolean): Uint16Array {
  fillKinds();
  byCase ??= build(lower);
  if (!ignoreAccents) return byCase;
  if (byAccent) return byAccent;
  byAccent = build((char) => bare(lower(char)));
  byAccent.fill(0, marks[0], marks[1] + 1);
  return byAccent;
}

function build(fold: (char: string) => string): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit += 1) table[unit] = unit;
  for (let i = 0; i < casedBlocks.length; i += 2) {
    for (let unit = casedBlocks[i] ?? 0; unit <= (casedBlocks[i + 1] ?? 0); unit += 1) {
      const folded = fold(String.fromCharCode(unit));
      const target = folded.charCodeAt(0);
      const sameKind = (((kinds[unit] ?? 0) ^ (kinds[target] ?? 0)) & kind.word) === 0;
      if (folded.length === 1 && sameKind) table[unit] = target;
    }
  }
  return table;
}

function lower(char: string): string {
  if (char === '\u03c2') return '\u03c3';
  if (char === '\u017f') return 's';
  const folded = char.toLowerCase();
  return folded.length === 1 ? folded : char;
}

function bare(char: string): string {
  return stroked[char] ?? char.normalize('NFD').replace(/[\u0300-\u036f]+$/, '');
}
