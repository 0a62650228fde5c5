import { decodeCodePage } from './code-pages.ts';

/** A file as the Packager wrapped it: what Word and Excel make of "Insert object from file". */
export interface OlePackage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An object of OLE 1.0 ([MS-OLEDS] 2.2.5). */
export interface Ole1Object {
  readonly className: string;
  readonly native: Uint8Array;
}

const longestName = 1024;

/** The content of a stream `\x01Ole10Native` ([MS-OLEDS] 2.3.6); null where it holds no package. */
export function packageOf(stream: Uint8Array): OlePackage | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 6) return null;
  // With the size in front (compound files) or without it (RTF).
  return packageAt(view, 4) ?? packageAt(view, 0);
}

function packageAt(view: DataView, start: number): OlePackage | null {
  if (start + 2 > view.byteLength || view.getUint16(start, true) !== 2) return null;
  const label = zeroTerminated(view, start + 2);
  const path = label && zeroTerminated(view, label.end);
  if (!label || !path || path.end + 8 > view.byteLength) return null;
  const tempBytes = view.getUint32(path.end + 4, true);
  const sizeAt = path.end + 8 + tempBytes;
  if (tempBytes > longestName || sizeAt + 4 > view.byteLength) return null;
  const size = view.getUint32(sizeAt, true);
  const bytes = new Uint8Array(view.buffer, view.byteOffset).subarray(sizeAt + 4, sizeAt + 4 + size);
  return { name: label.text, bytes: bytes.subarray(0, Math.max(0, view.byteLength - sizeAt - 4)) };
}

function zeroTerminated(view: DataView, start: number): { text: string; end: number } | null {
  let end = start;
  while (end < view.byteLength && end < start + longestName && view.getUint8(end) !== 0) end += 1;
  if (end >= view.byteLength || view.getUint8(end) !== 0) return null;
  return {
    text: decodeCodePage(new Uint8Array(view.buffer, view.byteOffset + start, end - start), 1252),
    end: end + 1,
  };
}

/** What is in `\objdata` of RTF; null where it is no embedded object. */
export function ole1ObjectOf(bytes: Uint8Array): Ole1Object | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(4, true) !== 2) return null;
  let at = 8;
  const strings: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    if (at + 4 > bytes.length) return null;
    const length = view.getUint32(at, true);
    if (length > longestName) return null;
    strings.push(decodeCodePage(bytes.subarray(at + 4, at + 4 + length), 1252).replace(/\0+$/, ''));
    at += 4 + length;
  }
  if (at + 4 > bytes.length) return null;
  const native = bytes.subarray(at + 4, at + 4 + view.getUint32(at, true));
  return { className: strings[0] ?? '', native };
}
