import { checkTime } from '../../engine.ts';
import type { Meter } from '../../meter.ts';

const word = 'endobj';
/** Comments between objects are the mark of an end, and a few bytes of a producer. */
const gapBytes = 1024;

/**
 * Whether something stands between objects that belongs to none (ISO 32000-1, 7.5.3): the rest of one that was cut in
 * two. PDFium leaves it out where it has to search for objects, while other readers go on reading. Where the reference
 * table is right nobody looks there.
 *
 * @param text of the file, in Latin-1.
 */
export function hasLooseContent(text: string, meter: Meter): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    checkTime(meter);
    const end = at + word.length;
    const next = withoutComments(text.slice(end, end + gapBytes));
    if (next !== '' && !/^(?:\d{1,10}\s|xref\b|trailer\b|startxref\b)/.test(next)) return true;
  }
  return false;
}

function withoutComments(text: string): string {
  let rest = text;
  for (;;) {
    const gap = /^(?:[\s\0]{1,64}|%[^\r\n]*)/.exec(rest);
    if (gap === null) return rest;
    rest = rest.slice(gap[0].length);
  }
}
