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
  const said = asUtf8(bytes);
  if (said !== undefined) return said;
  let name = '';
  for (const byte of bytes) name += byte < 128 ? String.fromCharCode(byte) : cp437.charAt(byte - 128);
  return name;
}

/** Info-ZIP on Linux writes UTF-8 and says nothing; words of code page 437 hardly ever happen to be UTF-8. */
function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
