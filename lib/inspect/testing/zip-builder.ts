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

/** The zip of one file again, with zip64 records and with all numbers in them (APPNOTE 4.3.14, 4.5.3). */
export function zip64Of(plain: Uint8Array): Uint8Array {
  const at = find(plain, directorySignature);
  const old = new DataView(plain.buffer, plain.byteOffset);
  const nameBytes = old.getUint16(at + 28, true);
  const record = new Uint8Array(46 + nameBytes + 28);
  record.set(plain.subarray(at, at + 46 + nameBytes));
  const view = new DataView(record.buffer);
  view.setUint16(30, 28, true);
  const extra = 46 + nameBytes;
  view.setUint32(extra, 0x00180001, true);
  // Size, packed size, offset.
  [24, 20, 42].forEach((field, i) => {
    view.setBigUint64(extra + 4 + i * 8, BigInt(view.getUint32(field, true)), true);
    view.setUint32(field, 0xffffffff, true);
  });
  const tail = new Uint8Array(56 + 20 + 22);
  const end = new DataView(tail.buffer);
  end.setUint32(0, 0x06064b50, true);
  end.setBigUint64(4, 44n, true);
  end.setBigUint64(24, 1n, true);
  end.setBigUint64(32, 1n, true);
  end.setBigUint64(40, BigInt(record.length), true);
  end.setBigUint64(48, BigInt(at), true);
  end.setUint32(56, 0x07064b50, true);
  end.setBigUint64(64, BigInt(at + record.length), true);
  end.setUint32(72, 1, true);
  end.setUint32(76, endSignature, true);
  for (const field of [84, 86]) end.setUint16(field, 0xffff, true);
  for (const field of [88, 92]) end.setUint32(field, 0xffffffff, true);
  const all = new Uint8Array(at + record.length + tail.length);
  all.set(plain.subarray(0, at));
  all.set(record, at);
  all.set(tail, at + record.length);
  return all;
}
