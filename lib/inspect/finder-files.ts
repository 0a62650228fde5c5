/** The resource fork and the attributes of a file, in a file beside it (RFC 1740, appendix B). */
export const appleDoubleType = 'application/applefile';
/** What the Finder keeps of a folder: `.DS_Store`. Nobody has registered a type. */
export const dsStoreType = 'application/x-ds-store';

const headerBytes = 26;
const entryBytes = 12;
/** There are fifteen kinds of entries. The first is the file itself, which only AppleSingle holds. */
const [firstKind, lastKind] = [2, 15];

/** The type of a file that macOS adds to archives; null for any other, and where its directory points out of it. */
export function finderType(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes + entryBytes) return null;
  if (isAppleDouble(view)) return appleDoubleType;
  return isDsStore(view) ? dsStoreType : null;
}

function isAppleDouble(view: DataView): boolean {
  if (view.getUint32(0) !== 0x00051607 || view.getUint32(4) !== 0x00020000) return false;
  const count = view.getUint16(24);
  const first = headerBytes + count * entryBytes;
  if (count === 0 || count > lastKind || first > view.byteLength) return false;
  for (let at = headerBytes; at < first; at += entryBytes) {
    const kind = view.getUint32(at);
    const from = view.getUint32(at + 4);
    if (kind < firstKind || kind > lastKind || from < first) return false;
    if (from + view.getUint32(at + 8) > view.byteLength) return false;
  }
  return true;
}

/** The root block is said twice, counted from behind the first four bytes. */
function isDsStore(view: DataView): boolean {
  if (view.getUint32(0) !== 1 || view.getUint32(4) !== 0x42756431) return false;
  const root = view.getUint32(8);
  return root === view.getUint32(16) && 4 + root + view.getUint32(12) <= view.byteLength;
}

/** Beside `a.docx` stands `._a.docx`: the ending is that of its neighbour. */
export function isBesideFile(name: string): boolean {
  return /(?:^|[/\\])\._[^/\\]*$/.test(name);
}
