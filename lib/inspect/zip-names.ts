/** The upper half of code page 437, the names' encoding where nothing else is said (APPNOTE appendix D). */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** The name of an entry. `unicode` is the content of extra field 0x7075, which overrides the plain name. */
export function decodeZipName(bytes: Uint8Array, isUtf8: boolean, unicode?: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  if (unicode !== undefined && unicode.length > 5 && unicode[0] === 1)
    return utf8.decode(unicode.subarray(5));
  if (isUtf8) return utf8.decode(bytes);
  let name = '';
  for (const byte of bytes) name += byte < 128 ? String.fromCharCode(byte) : cp437.charAt(byte - 128);
  return name;
}
