import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';

/** Files that stand as base64 in a document of one piece of XML. */
export function createBinaryData(
  into: Collector,
  meter: Meter,
): (place: readonly string[], base64: string) => void {
  let number = 0;
  return (place, base64) => {
    number += 1;
    const bare = base64.replace(/\s+/g, '');
    meter.inflate(Math.ceil((bare.length * 3) / 4));
    let bytes: Uint8Array;
    try {
      bytes = Uint8Array.from(atob(bare), (character) => character.charCodeAt(0));
    } catch {
      into.unscannable('broken');
      return;
    }
    if (bytes.length > 0) into.embed(place, `object ${number}`, bytes);
  };
}
