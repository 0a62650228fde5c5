import { joinBytes } from './join-bytes.ts';

const fileHeaderBytes = 14;
const bitFields = 3;

/**
 * A bitmap as Windows keeps it in memory ([MS-WMF] 2.2.2.9), as the BMP file that it is in front of which the file's
 * header is missing. Null where it is none.
 */
export function bmpOf(header: Uint8Array, bits: Uint8Array = new Uint8Array()): Uint8Array | null {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 12) return null;
  const size = view.getUint32(0, true);
  const isCore = size === 12;
  if (!isCore && (size < 40 || size > 124 || header.length < size)) return null;
  const start = fileHeaderBytes + size + (isCore ? coreColours(view) * 3 : tableBytes(view, size));
  const file = new Uint8Array(fileHeaderBytes);
  const out = new DataView(file.buffer);
  out.setUint16(0, 0x424d);
  out.setUint32(2, fileHeaderBytes + header.length + bits.length, true);
  out.setUint32(10, start, true);
  return joinBytes([file, header, bits]);
}

function coreColours(view: DataView): number {
  const depth = view.getUint16(10, true);
  return depth <= 8 ? 1 << depth : 0;
}

/** Palette and masks between header and bits. */
function tableBytes(view: DataView, size: number): number {
  const depth = view.getUint16(14, true);
  const used = view.getUint32(32, true);
  const colours = used === 0 && depth <= 8 ? 1 << depth : Math.min(used, 256);
  return colours * 4 + (size === 40 && view.getUint32(16, true) === bitFields ? 12 : 0);
}
