import { fileTypeFromBuffer } from 'file-type/core';
import { isCfb } from './cfb.ts';
import { cmsType, isCms } from './cms/type-of-cms.ts';
import { startsAsNoText } from './container-magic.ts';
import { finderType } from './finder-files.ts';
import { isTnef, tnefType } from './tnef/attributes.ts';
import { cfbType } from './type-of-cfb.ts';
import { looksLikeText, textType } from './type-of-text.ts';
import { zipType } from './type-of-zip.ts';
import { isZip } from './zip-look.ts';

export { claimedTypes } from './claimed-types.ts';

/** What no signature is known for. */
export const unknownType = 'application/octet-stream';

/** Signatures are in the first bytes; only tags of audio files are longer, and their first letters are enough. */
const headBytes = 256 * 1024;

/** Other names of the same types, as the rest of the code knows them. */
const renamed: Readonly<Record<string, string>> = {
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/x-sqlite3': 'application/vnd.sqlite3',
  'application/x-cfb': 'application/x-ole-storage',
  'application/eps': 'application/postscript',
  'video/vnd.avi': 'video/x-msvideo',
};

/**
 * The media type of a file by its content (IANA, lower case, without parameters), never by its name or what somebody
 * claims. `application/octet-stream` where it is unknown. Text comes first: "BM", "MZ" or "ID3" in front of a letter
 * make neither picture, program nor song of it. Archives and pictures whose first bytes no text has are never text, so
 * that much text in them hides nothing. Never throws.
 */
export async function typeOf(bytes: Uint8Array): Promise<string> {
  if (isCfb(bytes)) return cfbType(bytes);
  if (isZip(bytes)) return zipType(bytes);
  if (isTnef(bytes)) return tnefType;
  if (isCms(bytes)) return cmsType;
  const isNeverText = startsAsNoText(bytes);
  if (!isNeverText && looksLikeText(bytes)) return textType(bytes);
  const found = finderType(bytes) ?? metafileType(bytes) ?? (await bySignature(bytes));
  if (found !== null) return found;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  // Word takes less than the whole signature, and \bin puts bytes into the text.
  if (head.startsWith('{\\rt')) return 'application/rtf';
  // cpio(5) in ASCII, with and without checksums, and as POSIX has it.
  if (/^07070[127]/.test(head)) return 'application/x-cpio';
  // Readers accept a PDF's header anywhere in the first 1,024 bytes (Adobe's implementation note 13 to PDF 1.7).
  return head.includes('%PDF-') ? 'application/pdf' : unknownType;
}

/** [MS-EMF] 2.3.4.2; [MS-WMF] 2.3.2.2 and 2.3.2.3, with and without the header that says how large it is. */
function metafileType(bytes: Uint8Array): string | null {
  if (bytes.length < 44) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) === 1 && view.getUint32(40, true) === 0x464d4520) return 'image/emf';
  if (view.getUint32(0, true) === 0x9ac6cdd7) return 'image/wmf';
  const [type, words, version] = [0, 2, 4].map((at) => view.getUint16(at, true));
  const isWmf = (type === 1 || type === 2) && words === 9 && (version === 0x300 || version === 0x100);
  return isWmf ? 'image/wmf' : null;
}

async function bySignature(bytes: Uint8Array): Promise<string | null> {
  if (bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33) return 'audio/mpeg';
  try {
    const found = await fileTypeFromBuffer(bytes.subarray(0, headBytes));
    const mime = found?.mime.split(';')[0]?.toLowerCase();
    return mime === undefined ? null : (renamed[mime] ?? mime);
  } catch {
    return null;
  }
}
