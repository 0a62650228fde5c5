import { checkTime } from '../../engine.ts';
import type { Meter } from '../../meter.ts';

/**
 * Whether an object is referred to that is not in the file (ISO 32000-1, 7.3.10): the standard takes it for nothing, but
 * where PDFium had to search for the objects, it is one that the search did not find. Of objects that are packed into
 * streams nothing can be said.
 *
 * @param text of the file, in Latin-1.
 */
export function refersToLostObject(text: string, meter: Meter): boolean {
  if (text.includes('/ObjStm')) return false;
  const objects = withoutStreams(text, meter);
  const found = new Set<number>();
  for (const [, number] of objects.matchAll(/(?:^|\D)(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/g)) {
    checkTime(meter);
    found.add(Number(number));
  }
  for (const [, number] of objects.matchAll(/(?:^|\D)(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b/g)) {
    checkTime(meter);
    if (Number(number) !== 0 && !found.has(Number(number))) return true;
  }
  return false;
}

function withoutStreams(text: string, meter: Meter): string {
  const pieces: string[] = [];
  let from = 0;
  for (;;) {
    checkTime(meter);
    const start = text.indexOf('stream', from);
    const end = start === -1 ? -1 : text.indexOf('endstream', start);
    if (end === -1) return [...pieces, text.slice(from)].join(' ');
    pieces.push(text.slice(from, start));
    from = end + 'endstream'.length;
  }
}
