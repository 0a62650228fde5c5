import type { Cfb } from '../cfb.ts';
import { decodeCodePage, decodeUtf16 } from '../code-pages.ts';
import type { Meter } from '../meter.ts';

/** The properties of a message, a recipient or an attachment ([MS-OXMSG] 2.4) by their number. */
export interface MsgProperties {
  readonly texts: ReadonlyMap<number, string>;
  readonly binaries: ReadonlyMap<number, Uint8Array>;
}

/** One of several has its position behind it (2.1.4.2). */
const stringStream = /^__substg1\.0_([\dA-F]{4})(?:(001F|001E|0102)|(101F|101E)-[\dA-F]{8})$/i;
/** PidTagMessageCodepage, PidTagInternetCodepage: what texts without Unicode are written in. */
const codePageTags: readonly number[] = [0x3ffd, 0x3fde];

/** Reads all texts and binaries of a storage; numbers that are fixed in length are left alone. */
export function readProperties(
  cfb: Cfb,
  path: readonly string[],
  meter: Meter,
  codePage: number,
): MsgProperties {
  const texts = new Map<number, string>();
  const binaries = new Map<number, Uint8Array>();
  for (const entry of cfb.entries) {
    meter.tick();
    if (entry.kind !== 'stream' || !isIn(entry.path, path)) continue;
    const match = stringStream.exec(entry.name);
    if (match === null) continue;
    const tag = Number.parseInt(match[1] ?? '', 16);
    const bytes = cfb.read(entry);
    const type = (match[2] ?? match[3])?.toUpperCase();
    if (type === '0102') binaries.set(tag, bytes);
    else {
      const text = type?.endsWith('F') === true ? decodeUtf16(bytes) : decodeCodePage(bytes, codePage);
      const before = match[3] === undefined ? undefined : texts.get(tag);
      texts.set(tag, `${before === undefined ? '' : `${before}\n`}${text.replace(/\0+$/, '')}`);
    }
  }
  return { texts, binaries };
}

export function isIn(path: readonly string[], storage: readonly string[]): boolean {
  return path.length === storage.length && path.every((name, at) => name === storage[at]);
}

/** From the fixed properties of the message; windows-1252 where it does not say. */
export function codePageOf(cfb: Cfb): number {
  const entry = cfb.find('__properties_version1.0');
  if (entry === undefined) return 1252;
  const bytes = cfb.read(entry);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The header has 32 bytes, in a message within a message 24; each property has 16 ([MS-OXMSG] 2.4.1).
  for (let at = bytes.length % 16 === 0 ? 32 : 24; at + 16 <= bytes.length; at += 16) {
    if (codePageTags.includes(view.getUint16(at + 2, true))) return view.getUint32(at + 8, true);
  }
  return 1252;
}
