import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import type { Meter } from '../meter.ts';

const blockBytes = 512;
/** Records about the next entry: nobody needs more (pax allows any length). */
const maxRecordBytes = 1024 * 1024;

/**
 * tar: POSIX ustar and pax (IEEE Std 1003.1, pax), GNU's long names and sizes. Archives one after the other are read
 * as one, as `tar --ignore-zeros` does, so that nothing hides behind the end.
 */
export const tarExtractor: Extractor = {
  types: ['application/x-tar'],
  extract(bytes, into, meter) {
    const records = new Map<string, string>();
    let files = 0;
    for (let at = 0; at < bytes.length;) {
      meter.tick();
      const block = bytes.subarray(at, at + blockBytes);
      if (block.every((byte) => byte === 0)) {
        at += blockBytes;
        continue;
      }
      const header = readHeader(block);
      if (header === undefined) {
        into.unscannable('broken');
        break;
      }
      at += blockBytes;
      const size = numberOf(records.get('size')) ?? header.size;
      const data = bytes.subarray(at, Math.min(bytes.length, at + size));
      if (data.length < size) into.unscannable('broken');
      if (isRecord(header.type)) readRecords(header.type, data, records);
      else {
        if (readEntry(header, data, records, into, meter)) files += 1;
        records.clear();
      }
      at += Math.ceil(size / blockBytes) * blockBytes;
    }
    if (files === 0) into.unscannable('broken');
  },
};

interface Header {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Undefined where the block is no header: its checksum does not match. */
function readHeader(block: Uint8Array): Header | undefined {
  if (block.length < blockBytes) return undefined;
  const size = readNumber(block, 124, 12);
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  if (size === undefined || sum !== readNumber(block, 148, 8)) return undefined;
  const prefix = readString(block, 257, 5) === 'ustar' ? readString(block, 345, 155) : '';
  const name = readString(block, 0, 100);
  const type = readString(block, 156, 1) || '0';
  // GNU keeps times where POSIX has the prefix; "ustar " with a space tells it.
  const posix = block[262] === 0;
  return { name: posix && prefix !== '' ? `${prefix}/${name}` : name, size, type };
}

/** Pax records of the next entry or of all of them; GNU's long name and long link. */
function isRecord(type: string): boolean {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

function readRecords(type: string, data: Uint8Array, records: Map<string, string>): void {
  const text = new TextDecoder().decode(data.subarray(0, maxRecordBytes));
  if (type === 'L') records.set('path', text.replace(/\0+$/, ''));
  if (type !== 'x') return;
  for (const line of text.split('\n')) {
    const [, key, value] = /^\d{1,9} ([^=]{1,200})=(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) records.set(key, value);
  }
}

/** Returns whether it was a file. Folders and links have names only. */
function readEntry(
  header: Header,
  data: Uint8Array,
  records: ReadonlyMap<string, string>,
  into: Collector,
  meter: Meter,
): boolean {
  const isName = '123456'.includes(header.type);
  if (isName && data.length === 0) {
    meter.entry();
    return header.type !== '5';
  }
  meter.inflate(data.length);
  into.count('entries');
  into.embed([], records.get('path') ?? header.name, data.slice());
  return true;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Octal digits, or big-endian base 256 where the first bit is set (GNU, for sizes from 8 GB on). */
function readNumber(block: Uint8Array, at: number, length: number): number | undefined {
  const field = block.subarray(at, at + length);
  if ((field[0] ?? 0) & 0x80) {
    return field.reduce((value, byte, index) => value * 256 + (index === 0 ? byte & 0x7f : byte), 0);
  }
  const digits = readString(block, at, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}

function readString(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}
