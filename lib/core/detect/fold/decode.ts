/** What base64 characters are worth, in the standard and the URL alphabet. */
const worth = new Int8Array(128).fill(-1);
for (const [value, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries()) {
  worth[character.charCodeAt(0)] = value;
}
worth[45] = 62;
worth[95] = 63;

/** The bytes of a base64 token, padding left out; null when no encoder makes such a token. */
export function decodeBase64(token: string): Uint8Array | null {
  if (token.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((token.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < token.length; i += 1) {
    const value = worth[token.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
    // Most of what is no text ends here: nothing else needs decoding.
    if ((bytes[at - 1] ?? 0) < 9) return null;
  }
  return bytes;
}

/** The bytes of pairs of hexadecimal digits. */
export function decodeHex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text that bytes are in UTF-8, if it is one that people could read; else null. */
export function readable(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    const text = decoder.decode(bytes);
    return /[\p{Cc}\p{Cn}\p{Co}\ufffd]/u.test(text.replace(/[\t\r\n]/g, '')) || !isMostlyPlain(text)
      ? null
      : text;
  } catch {
    return null;
  }
}

/** At least four in five characters are letters, digits or the usual punctuation: chance gives that rarely. */
function isMostlyPlain(text: string): boolean {
  const odd = text.replace(/[\p{L}\p{M}\p{N}\s!-~]/gu, '');
  return odd.length * 5 <= text.length;
}
