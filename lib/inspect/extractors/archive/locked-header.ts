/**
 * Whether an archive's list of files is encrypted. libarchive then reports an archive without entries and mostly
 * without an error.
 */
export function hasLockedHeader(bytes: Uint8Array): boolean {
  if (startsWith(bytes, sevenZip)) return isLocked7z(bytes);
  if (startsWith(bytes, rar5)) return isLockedRar5(bytes);
  if (startsWith(bytes, rar4)) return isLockedRar4(bytes);
  return false;
}

const sevenZip = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];
const rar4 = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00];
const rar5 = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00];
/** Coder "7zAES" (7-Zip's DOC/Methods.txt). */
const aesCoder = [0x06, 0xf1, 0x07, 0x01];
/** An encoded header says in some 50 bytes how it is packed; nobody needs more than this. */
const maxHeaderBytes = 64 * 1024;

function startsWith(bytes: Uint8Array, prefix: readonly number[], at = 0): boolean {
  return prefix.every((byte, index) => bytes[at + index] === byte);
}

/** 7zFormat.txt: the signature header tells where the last header stands; packed ones begin with 0x17. */
function isLocked7z(bytes: Uint8Array): boolean {
  if (bytes.length < 32) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 32 + Number(view.getBigUint64(12, true));
  const size = Math.min(maxHeaderBytes, Number(view.getBigUint64(20, true)));
  if (bytes[start] !== 0x17) return false;
  const header = bytes.subarray(start, start + size);
  return header.some((_, at) => startsWith(header, aesCoder, at));
}

/** RAR 5.0 archive format: CRC-32, size and type of the first block, the latter two as variable length integers. */
function isLockedRar5(bytes: Uint8Array): boolean {
  const encryptionHeader = 4;
  let at = rar5.length + 4;
  while (at < bytes.length && (bytes[at] ?? 0) & 0x80) at += 1;
  return bytes[at + 1] === encryptionHeader;
}

/** RAR 4 technote: CRC-16, type 0x73 and flags of the archive header; 0x0080 is "block headers are encrypted". */
function isLockedRar4(bytes: Uint8Array): boolean {
  const at = rar4.length;
  return bytes[at + 2] === 0x73 && ((bytes[at + 3] ?? 0) & 0x80) !== 0;
}
