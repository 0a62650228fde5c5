import { decodeBase64 } from './base64.ts';
import type { Collector } from './collector.ts';
import { isContainer, startsAsNoText } from './container-magic.ts';
import { decodeEntities } from './entities.ts';
import { withoutEscapes } from './json-escapes.ts';
import type { Meter } from './meter.ts';

/** Characters; what is shorter is a key or a hash. */
const leastLength = 64;

/** The file that a value is: base64 (RFC 4648) alone that begins as an archive, a document or a picture does. Else null. */
export function fileInBase64(value: string, meter: Meter): Uint8Array | null {
  const letters = value.trim();
  if (letters.length < leastLength || !isFile(decodeBase64(letters.slice(0, leastLength), meter)))
    return null;
  return /[^A-Za-z0-9+/=_\s-]/.test(letters) ? null : decodeBase64(letters, meter);
}

function isFile(head: Uint8Array): boolean {
  // Of gzip, two bytes are too few: any key may begin with them.
  return startsAsNoText(head) || (isContainer(head) && head[0] !== 0x1f) || isBitmap(head);
}

/** "BM" alone are two letters. */
function isBitmap(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 18 || view.getUint16(0) !== 0x424d) return false;
  return view.getUint32(6) === 0 && view.getUint32(14, true) <= 124;
}

/** What may stand in a value before its escapes are resolved, and what is around one. Letters of a value open none. */
const formats = {
  json: {
    opening: /("|;base64,)[A-Za-z0-9+/=_\s\\-]{64}/g,
    others: /[^A-Za-z0-9+/=_\s\\-]/g,
    closing: '"',
    resolve: withoutEscapes,
  },
  xml: {
    opening: /([>["']|;base64,)[A-Za-z0-9+/=_\s&#;-]{64}/g,
    others: /[^A-Za-z0-9+/=_\s&#;-]/g,
    closing: `<]"'`,
    resolve: (value: string) => decodeEntities(value),
  },
} as const;

/** Takes the source of data in any pieces, and embeds the files that are values in it. Call `end` once. */
export interface Base64Files {
  add(step: string): void;
  end(): void;
}

export function base64Files(into: Collector, meter: Meter, format: keyof typeof formats): Base64Files {
  const { others, opening, closing, resolve } = formats[format];
  /** Too little to know whether a value begins there. */
  let held = '';
  let value: string[] | null = null;
  const take = (): void => {
    const file = value === null ? null : fileInBase64(resolve(value.join('')), meter);
    if (file !== null) into.embed(['objects'], 'data.bin', file);
    value = null;
  };
  /** Gives where the value ends, or the step. */
  const goOn = (text: string, at: number): number => {
    others.lastIndex = at;
    const end = others.exec(text)?.index ?? text.length;
    value?.push(text.slice(at, end));
    if (end === text.length) return end;
    if (closing.includes(text.charAt(end))) take();
    value = null;
    return end;
  };
  return {
    add(step) {
      const text = held + step;
      let at = value === null ? 0 : goOn(text, 0);
      for (;;) {
        meter.tick();
        opening.lastIndex = at;
        const found = opening.exec(text);
        if (found === null) break;
        value = [];
        at = goOn(text, found.index + (found[1]?.length ?? 0));
      }
      held = value === null ? text.slice(Math.max(at, text.length - 2 * leastLength)) : '';
    },
    end: take,
  };
}
