import type { Meter } from './meter.ts';

const values = new Int8Array(128).fill(-1);
Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').forEach((letter, at) => {
  values[letter.charCodeAt(0)] = at;
});
values[45] = 62;
values[95] = 63;

/** Base64 and base64url (RFC 4648); what is no letter of it is passed over, as mail programs do. Throws LimitError. */
export function decodeBase64(text: string, meter: Meter): Uint8Array {
  meter.inflate(Math.ceil(text.length * 0.75));
  const bytes = new Uint8Array(Math.ceil(text.length * 0.75));
  let filled = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[filled] = (held >> bits) & 0xff;
    filled += 1;
    held &= (1 << bits) - 1;
  }
  return bytes.subarray(0, filled);
}

/** What a `data:` URL holds; `type` is its media type, lower-case, empty where it says none. */
export interface DataFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a `data:` URL (RFC 2397); null for anything else. Throws LimitError. */
export function decodeDataUrl(url: string, meter: Meter): DataFile | null {
  const head = /^\s{0,20}data:([^,]{0,200}),/i.exec(url.slice(0, 300));
  if (head === null) return null;
  const parameters = (head[1] ?? '').split(';');
  const content = url.slice(head[0].length);
  const type = parameters[0]?.trim().toLowerCase() ?? '';
  if (parameters.some((parameter) => parameter.trim().toLowerCase() === 'base64')) {
    return { type, bytes: decodeBase64(decodePercent(content), meter) };
  }
  meter.inflate(content.length);
  return { type, bytes: new TextEncoder().encode(decodePercent(content)) };
}

/** Percent-encoding resolved (RFC 3986 2.1); the text as it is where that makes no sense. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
