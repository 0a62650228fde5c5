import { crc32 } from '../../crc32.ts';
import type { RarBlock } from './rar-block.ts';

/** RAR 4 technote. */
const types = { file: 0x74, end: 0x7b } as const;
const flags = { splitBefore: 1, splitAfter: 2, directory: 0xe0, wide: 0x100, hasData: 0x8000 } as const;
const unix = 3;
const symbolicLink = 0o120000;
/** What the checksum covers at least: a comment of RAR 2 is behind it. */
const oldHeaderBytes = 13;
const fileHeaderBytes = 32;

/** The block that begins at `at`; undefined where its header is cut off or not as its checksum says. */
export function readRar4Block(bytes: Uint8Array, at: number): RarBlock | undefined {
  if (at + 7 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const type = view.getUint8(2);
  const has = view.getUint16(3, true);
  const size = view.getUint16(5, true);
  if (size < 7 || size > view.byteLength || !isSound(bytes.subarray(at, at + size), view.getUint16(0, true)))
    return undefined;
  if (type === types.file) return fileBlock(view, has, size);
  const hasData = (has & flags.hasData) !== 0;
  if (hasData && size < 11) return undefined;
  const length = size + (hasData ? view.getUint32(7, true) : 0);
  return { kind: type === types.end ? 'end' : 'other', length };
}

const isSound = (header: Uint8Array, sum: number): boolean =>
  [header, header.subarray(0, oldHeaderBytes)].some((part) => (crc32(part.subarray(2)) & 0xffff) === sum);

function fileBlock(view: DataView, has: number, size: number): RarBlock | undefined {
  const isWide = (has & flags.wide) !== 0;
  if (size < fileHeaderBytes + (isWide ? 8 : 0)) return undefined;
  const packed = view.getUint32(7, true) + (isWide ? view.getUint32(32, true) * 2 ** 32 : 0);
  const length = size + packed;
  if ((has & flags.directory) === flags.directory) return { kind: 'folder', length };
  const isSplit = (has & (flags.splitBefore | flags.splitAfter)) !== 0;
  const isLink = view.getUint8(15) === unix && (view.getUint32(28, true) & 0o170000) === symbolicLink;
  return { kind: 'file', length, isSplit, ...(!isLink && { checksum: view.getUint32(16, true) }) };
}
