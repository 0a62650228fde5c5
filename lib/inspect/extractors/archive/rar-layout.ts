import { crc32 } from '../../crc32.ts';
import type { RarBlock } from './rar-block.ts';
import { readRar4Block } from './rar4-block.ts';
import { readRar5Block } from './rar5-block.ts';

export interface RarLayout {
  /** A header is changed or cut off, data is missing, or something follows the end. */
  readonly isDamaged: boolean;
  /** Of every file in order, folders left out. */
  readonly checksums: readonly (number | undefined)[];
}

const rar4Mark = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00];
const rar5Mark = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00];

/**
 * The headers of a RAR archive by their own checksums, and the checksums of its files: libarchive compares neither with
 * what it unpacks from stored files, and takes an archive that is cut off for one that ends there. Undefined: no RAR.
 */
export function rarLayout(bytes: Uint8Array): RarLayout | undefined {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (begins(rar5Mark)) return walk(bytes, rar5Mark.length, readRar5Block);
  return begins(rar4Mark) ? walk(bytes, rar4Mark.length, readRar4Block) : undefined;
}

function walk(
  bytes: Uint8Array,
  start: number,
  read: (bytes: Uint8Array, at: number) => RarBlock | undefined,
): RarLayout {
  const checksums: (number | undefined)[] = [];
  for (let at = start; at < bytes.length;) {
    const block = read(bytes, at);
    if (block === undefined || block.isSplit === true || at + block.length > bytes.length)
      return { isDamaged: true, checksums };
    at += block.length;
    if (block.kind === 'file') checksums.push(block.checksum);
    if (block.kind === 'end') return { isDamaged: bytes.subarray(at).some((byte) => byte !== 0), checksums };
  }
  // Programs before RAR 3 wrote no end. Such an archive cannot be told from one that is cut off.
  return { isDamaged: true, checksums };
}

/** Whether `content` is what the archive says of it. */
export const isAsPacked = (content: Uint8Array, checksum: number | undefined): boolean =>
  checksum === undefined || crc32(content) === checksum;
