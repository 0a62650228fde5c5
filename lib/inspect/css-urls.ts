import type { Meter } from './meter.ts';

/** The `data:` URLs in a style sheet (CSS Values 4, 4.5), as they are written there: in quotes or to the bracket. */
export function* dataUrlsIn(css: string, meter: Meter): Generator<string> {
  let end = 0;
  for (const match of css.matchAll(/url\(\s{0,9}(["']?)(?=\s{0,9}data:)/gi)) {
    meter.tick();
    // Inside of one that was told.
    if (match.index < end) continue;
    const start = match.index + match[0].length;
    const closing = css.indexOf(match[1] === '' || match[1] === undefined ? ')' : match[1], start);
    end = closing < 0 ? css.length : closing;
    yield css.slice(start, end);
  }
}

/** How fonts begin: WOFF, WOFF 2, OpenType, TrueType, a collection. They say nothing, whatever their type is said to be. */
const fontStarts = ['wOFF', 'wOF2', 'OTTO', '\0\u0001\0\0', 'ttcf'];
export function isFont(bytes: Uint8Array): boolean {
  return fontStarts.includes(String.fromCharCode(...bytes.subarray(0, 4))) || isOldFont(bytes);
}

/** Embedded OpenType of old browsers: a version in small numbers, and a mark behind lengths and flags. */
function isOldFont(bytes: Uint8Array): boolean {
  const major = bytes[10] ?? 0;
  const hasVersion = bytes[9] === 0 && bytes[11] === 0 && major >= 1 && major <= 2;
  return hasVersion && bytes[34] === 0x4c && bytes[35] === 0x50;
}
