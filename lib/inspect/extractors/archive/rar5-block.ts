import { crc32 } from '../../crc32.ts';
import type { RarBlock } from './rar-block.ts';

/** RAR 5.0 archive format, "Archive blocks". */
const types = { file: 2, end: 5 } as const;
const flags = { hasExtra: 1, hasData: 2, splitBefore: 8, splitAfter: 16 } as const;
const fileFlags = { directory: 1, hasTime: 2, hasChecksum: 4 } as const;
/** What the format allows for a header. */
const maxHeaderBytes = 2 * 1024 * 1024;
/** Of a number whose bytes hold 7 bits each. */
const maxNumberBytes = 10;

/** The block that begins at `at`; undefined where its header is cut off or not as its checksum says. */
export function readRar5Block(bytes: Uint8Array, at: number): RarBlock | undefined {
  const start = reader(bytes, at);
  const sum = start.u32();
  const size = start.number();
  const end = start.at() + size;
  if (size > maxHeaderBytes || end > bytes.length || crc32(bytes.subarray(at + 4, end)) !== sum)
    return undefined;
  const header = reader(bytes.subarray(0, end), start.at());
  const type = header.number();
  const has = header.number();
  if (has & flags.hasExtra) header.number();
  const data = has & flags.hasData ? header.number() : 0;
  const length = end - at + data;
  if (type !== types.file) return { kind: type === types.end ? 'end' : 'other', length };
  const isSplit = (has & (flags.splitBefore | flags.splitAfter)) !== 0;
  return { isSplit, length, ...describeFile(header, data) };
}

type Reader = ReturnType<typeof reader>;

function describeFile(header: Reader, packed: number): Pick<RarBlock, 'kind' | 'checksum'> {
  const has = header.number();
  const unpacked = header.number();
  header.number();
  if (has & fileFlags.hasTime) header.u32();
  if (has & fileFlags.directory) return { kind: 'folder' };
  // Links and copies of files have the other file's size and checksum, and no data.
  const isChecked = (has & fileFlags.hasChecksum) !== 0 && (packed > 0 || unpacked === 0);
  return { kind: 'file', ...(isChecked && { checksum: header.u32() }) };
}

/** Beyond the end everything is 0; the checksum has been compared by then. */
function reader(bytes: Uint8Array, start: number) {
  let at = start;
  const byte = (): number => bytes[at++] ?? 0;
  return {
    at: () => at,
    u32: () => (byte() | (byte() << 8) | (byte() << 16) | (byte() << 24)) >>> 0,
    number(): number {
      let value = 0;
      for (let place = 0; place < maxNumberBytes; place += 1) {
        const next = byte();
        value += (next & 0x7f) * 2 ** (7 * place);
        if (next < 0x80) break;
      }
      return value;
    },
  };
}
