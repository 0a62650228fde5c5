import { crc32 } from '../crc32.ts';
import { joinBytes, latin1, utf8 } from './bytes.ts';

export interface TarFile {
  readonly name: string;
  readonly data?: string;
  readonly type?: string;
  /** What the header says instead of the data's length. */
  readonly size?: number;
}

/** A ustar archive (IEEE Std 1003.1) with its end. */
export function buildTar(files: readonly TarFile[], end = new Uint8Array(1024)): Uint8Array {
  return joinBytes(...files.map(tarEntry), end);
}

function tarEntry({ name, data = '', type = '0', size }: TarFile): Uint8Array {
  const content = utf8(data);
  const header = new Uint8Array(512);
  const octal = (value: number, length: number): Uint8Array =>
    latin1(`${value.toString(8).padStart(length, '0')}\0`);
  header.set(utf8(name).subarray(0, 100), 0);
  header.set(octal(size ?? content.length, 11), 124);
  header.set(latin1(type), 156);
  header.set(latin1('ustar\u{0}00'), 257);
  header.set(latin1(' '.repeat(8)), 148);
  header.set(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
    148,
  );
  return joinBytes(header, content, new Uint8Array((512 - (content.length % 512)) % 512));
}

const u16 = (value: number): number[] => [value & 255, (value >>> 8) & 255];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const rar4Mark = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00];
const rar5Mark = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00];

/** RAR 4 with stored files (RAR 4 technote). `flags` of the archive header: 0x0080 for encrypted headers. */
export function buildRar4(files: Readonly<Record<string, string>>, flags = 0): Uint8Array {
  const block = (type: number, blockFlags: number, rest: readonly number[]): number[] => {
    const body = [type, ...u16(blockFlags), ...u16(7 + rest.length), ...rest];
    return [...u16(crc32(Uint8Array.from(body)) & 0xffff), ...body];
  };
  const entries = Object.entries(files).map(([name, text]) => {
    const data = utf8(text);
    const size = u32(data.length);
    const stored = 0x30;
    const rest = [...size, ...size, 3, ...u32(crc32(data)), ...u32(0), 20, stored, ...u16(name.length)];
    return joinBytes(block(0x74, 0x8000, [...rest, ...u32(0o100644), ...latin1(name)]), data);
  });
  return joinBytes(rar4Mark, block(0x73, flags, [0, 0, 0, 0, 0, 0]), ...entries, block(0x7b, 0, []));
}

/** RAR 5 with stored files (RAR 5.0 archive format). Numbers in headers stay below 128, so one byte each. */
export function buildRar5(
  files: Readonly<Record<string, string>>,
  first: readonly number[] = [1, 0, 0],
): Uint8Array {
  const block = (body: readonly number[]): number[] => {
    const sized = Uint8Array.from([body.length, ...body]);
    return [...u32(crc32(sized)), ...sized];
  };
  const entries = Object.entries(files).map(([name, text]) => {
    const data = utf8(text);
    const hasDataAndCrc = [2, 2, data.length, 4];
    const body = [...hasDataAndCrc, data.length, 0, ...u32(crc32(data)), 0, 0, name.length, ...utf8(name)];
    return joinBytes(block(body), data);
  });
  return joinBytes(rar5Mark, block(first), ...entries, block([5, 0, 0]));
}
