import type { Collector } from '../collector.ts';
import { joinBytes } from '../join-bytes.ts';
import type { Meter } from '../meter.ts';
import { ole1ObjectOf, packageOf } from '../ole-package.ts';

/** A picture or an object whose bytes come as hex digits, in any pieces, or raw. */
export interface EmbeddedHex {
  /** What a control word says that it is. */
  name(ending: string): void;
  hex(digits: Uint8Array): void;
  raw(bytes: Uint8Array): void;
  end(into: Collector, place: readonly string[]): void;
}

export function createFile(kind: 'picture' | 'object', meter: Meter): EmbeddedHex {
  const pieces: Uint8Array[] = [];
  let ending = 'bin';
  let high = -1;
  let length = 0;
  const take = (bytes: Uint8Array): void => {
    meter.inflate(bytes.length);
    length += bytes.length;
    pieces.push(bytes);
  };
  return {
    name(known) {
      ending = known;
    },
    hex(digits) {
      const bytes = new Uint8Array((digits.length + 1) >> 1);
      let filled = 0;
      for (const digit of digits) {
        const value = valueOf(digit);
        if (value < 0) continue;
        if (high < 0) high = value;
        else {
          bytes[filled] = (high << 4) | value;
          filled += 1;
          high = -1;
        }
      }
      if (filled > 0) take(bytes.subarray(0, filled));
    },
    raw: take,
    end(into, place) {
      meter.inflate(length);
      const bytes = joinBytes(pieces);
      if (bytes.length === 0) return;
      if (kind === 'object') embedObject(bytes, into, place);
      else into.embed([...place, 'pictures'], `picture.${ending}`, bytes);
    },
  };
}

function embedObject(bytes: Uint8Array, into: Collector, place: readonly string[]): void {
  const object = ole1ObjectOf(bytes);
  const wrapped = object === null ? null : packageOf(object.native);
  if (wrapped !== null) return into.embed([...place, 'objects'], wrapped.name, wrapped.bytes);
  into.embed([...place, 'objects'], object?.className ?? 'object', object?.native ?? bytes);
}

function valueOf(digit: number): number {
  if (digit >= 48 && digit <= 57) return digit - 48;
  const letter = digit | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
