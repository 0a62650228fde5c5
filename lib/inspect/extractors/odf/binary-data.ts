import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { concat } from '../../zip.ts';

/** Files that stand as base64 (RFC 4648) in a document of one piece of XML; decoded as they come. */
export interface BinaryData {
  add(base64: string): void;
  /** The file is complete. */
  close(place: readonly string[]): void;
}

export function createBinaryData(into: Collector, meter: Meter): BinaryData {
  let number = 0;
  let pieces: Uint8Array[] = [];
  /** Less than four characters: they make no byte yet. */
  let rest = '';
  const decode = (base64: string): void => {
    if (base64 === '') return;
    meter.inflate(base64.length);
    try {
      const binary = atob(base64);
      const bytes = new Uint8Array(binary.length);
      for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
      pieces.push(bytes);
    } catch {
      into.unscannable('broken');
    }
  };
  return {
    add(base64) {
      const all = rest + base64.replace(/\s+/g, '');
      const whole = all.length - (all.length % 4);
      rest = all.slice(whole);
      decode(all.slice(0, whole));
    },
    close(place) {
      decode(rest);
      const bytes = concat(pieces);
      pieces = [];
      rest = '';
      number += 1;
      if (bytes.length > 0) into.embed(place, `object ${number}`, bytes);
    },
  };
}
