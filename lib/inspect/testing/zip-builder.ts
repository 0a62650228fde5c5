import { zipSync, type Zippable } from 'fflate';
import { utf8 } from './bytes.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A well-formed zip of these files. */
export function buildZip(files: Files, level: 0 | 6 = 6): Uint8Array {
  const input: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    input[name] = [typeof content === 'string' ? utf8(content) : content, { level }];
  }
  return zipSync(input);
}

/** Where `signature` (little-endian) stands for the `nth` time. */
export function find(bytes: Uint8Array, signature: number, nth = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, seen = 0; at + 4 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === signature && (seen += 1) > nth) return at;
  }
  throw new Error('signature not found');
}

export const localSignature = 0x04034b50;
export const directorySignature = 0x02014b50;
export const endSignature = 0x06054b50;

/** A copy in which a 16 or 32 bit value is another one. */
export function patch(bytes: Uint8Array, at: number, value: number, width: 2 | 4 = 2): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (width === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}
