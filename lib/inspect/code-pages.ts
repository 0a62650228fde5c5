/** Windows code pages by number, as labels of the WHATWG Encoding Standard. */
const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The label of a code page. What no browser knows (437, 850 …) is read as windows-1252: ASCII is the same in it. */
export function codePageLabel(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  return labels[codePage] ?? 'windows-1252';
}

/** A decoder for a label from a file; windows-1252 where the label is none (WHATWG Encoding Standard 4.2). */
export function lenientDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

export function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

const decoders = new Map<number, TextDecoder>();

/** Text of a code page; what is no character of it becomes U+FFFD. Never throws. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  let decoder = decoders.get(codePage);
  if (decoder === undefined) {
    decoder = lenientDecoder(codePageLabel(codePage));
    // The numbers come from files; no file may fill the memory with decoders.
    if (decoders.size < 64) decoders.set(codePage, decoder);
  }
  return decoder.decode(bytes);
}

const utf16 = new TextDecoder('utf-16le');

/** UTF-16LE as Microsoft's formats have it, without a byte order mark. */
export function decodeUtf16(bytes: Uint8Array): string {
  return utf16.decode(bytes);
}
