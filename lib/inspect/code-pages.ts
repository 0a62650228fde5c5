/** Windows code pages by number, as labels of the WHATWG Encoding Standard. */
const labels: Readonly<Record<number, string>> = {
  437: 'ibm850',
  850: 'ibm850',
  858: 'ibm850',
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

/** The label of a code page; `ibm850` is ours. What is not known is read as windows-1252: ASCII is the same in it. */
export function codePageLabel(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage >= 28591 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  return labels[codePage] ?? 'windows-1252';
}

/** DOS in Western Europe, 0x80 to 0xff: no browser knows it. Code page 437 has the same letters. */
const ibm850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** 0x80 to 0x9f of windows-1252; a zero stands for what is not in it. */
const upper1252 = '€0‚ƒ„…†‡ˆ‰Š‹Œ0Ž00‘’“”•–—˜™š›œ0žŸ';

export interface LenientDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** A decoder for a label from a file; windows-1252 where the label is none (WHATWG Encoding Standard 4.2). */
export function lenientDecoder(label: string): LenientDecoder {
  if (label === 'ibm850') return { decode: (bytes = new Uint8Array()) => decode850(bytes) };
  const decoder = standardDecoder(label);
  if (decoder.encoding !== 'windows-1252') return decoder;
  // Node 20 leaves these as they are, unless it decodes a stream.
  const letterOf = (control: string): string => {
    const letter = upper1252.charAt(control.charCodeAt(0) - 0x80);
    return letter === '0' ? control : letter;
  };
  return { decode: (bytes, options) => decoder.decode(bytes, options).replace(/[\u0080-\u009f]/g, letterOf) };
}

function standardDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

function decode850(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : ibm850.charAt(byte - 0x80),
  );
  return letters.join('');
}

export function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

const decoders = new Map<number, LenientDecoder>();

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
