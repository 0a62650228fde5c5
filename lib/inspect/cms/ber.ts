import type { Meter } from '../meter.ts';
import { UnreadableError } from '../unreadable.ts';

/** An element of BER (X.690 8.1). */
export interface BerElement {
  /** Class, constructed or not, and number in one byte; numbers over 30 occur nowhere in CMS. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** Where what follows it begins. */
  readonly after: number;
}

const deepest = 40;

/** The element at this place. Throws UnreadableError where it is not whole, LimitError. */
export function berAt(bytes: Uint8Array, at: number, meter: Meter, depth = 0): BerElement {
  meter.tick();
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > deepest) throw torn();
  let start = at + 2;
  if (first === 0x80) {
    if ((tag & 0x20) === 0) throw torn();
    let end = start;
    while (bytes[end] !== 0 || bytes[end + 1] !== 0) end = berAt(bytes, end, meter, depth + 1).after;
    return { tag, content: bytes.subarray(start, end), after: end + 2 };
  }
  let length = first;
  if (first > 0x80) {
    length = 0;
    if (first > 0x86) throw torn();
    for (let left = first & 0x7f; left > 0; left -= 1, start += 1)
      length = length * 256 + (bytes[start] ?? 0);
  }
  const after = start + length;
  if (after > bytes.length) throw torn();
  return { tag, content: bytes.subarray(start, after), after };
}

/** The elements in it, one after the other. */
export function* berIn(content: Uint8Array, meter: Meter): Generator<BerElement> {
  for (let at = 0; at < content.length;) {
    const element = berAt(content, at, meter);
    yield element;
    at = element.after;
  }
}

/** An octet string in one piece, however it was cut up (X.690 8.7). */
export function octets({ tag, content }: BerElement, meter: Meter): Uint8Array {
  if ((tag & 0x20) === 0) return content;
  meter.inflate(content.length);
  const result = new Uint8Array(content.length);
  let filled = 0;
  const add = (inside: Uint8Array, depth: number): void => {
    if (depth > deepest) throw torn();
    for (const element of berIn(inside, meter)) {
      if ((element.tag & 0x20) !== 0) add(element.content, depth + 1);
      else {
        result.set(element.content, filled);
        filled += element.content.length;
      }
    }
  };
  add(content, 0);
  return result.subarray(0, filled);
}

function torn(): UnreadableError {
  return new UnreadableError('broken', 'an element of BER is not whole');
}
