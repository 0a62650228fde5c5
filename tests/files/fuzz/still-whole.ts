import { spawnSync, type SpawnSyncOptionsWithStringEncoding } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { FormatId } from '../formats.ts';

/** By a reader that is not ours: nothing is wrong with it, something is, or nobody here can tell. */
export type Opinion = 'whole' | 'broken' | 'unknown';

const office: readonly FormatId[] = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'];

/**
 * Asked only where a file looks clean though the words `gone` are no longer found in it, so it may take its time. PDFs
 * have no checksums: there it is wrong when another reader still finds one of the words. `original` is the file before
 * it was damaged.
 */
export function opinionOn(
  format: FormatId,
  bytes: Uint8Array,
  gone: readonly string[],
  original: Uint8Array,
): Opinion {
  const isOffice = office.includes(format);
  if ((isOffice || format === 'zip') && bytes[0] === 0x50) {
    const opinion = zipOpinion(bytes);
    return isOffice && opinion === 'whole' ? markupOpinion(bytes, gone, original) : opinion;
  }
  if (format === 'rar') return rarOpinion(bytes);
  if (format === 'gz') return byThrowing(() => gunzipSync(bytes));
  if (['7z', 'bz2', 'xz'].includes(format)) return archiveOpinion(bytes);
  return format === 'pdf' ? pdfOpinion(bytes, gone) : 'unknown';
}

/** Whether the parts in which the words once stood are still XML, by xmllint. */
function markupOpinion(bytes: Uint8Array, gone: readonly string[], original: Uint8Array): Opinion {
  const before = unzipSync(original);
  const names = Object.keys(before).filter((name) => {
    const part = Buffer.from(before[name] ?? []);
    return /\.(?:xml|rels)$/.test(name) && gone.some((word) => part.includes(word));
  });
  const after = unzipSync(bytes, { filter: ({ name }) => names.includes(name) });
  const opinions = Object.values(after).map((part): Opinion => {
    const { status } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: part, timeout: 30_000 });
    return status === null ? 'unknown' : status === 0 ? 'whole' : 'broken';
  });
  return opinions.find((one) => one !== 'whole') ?? 'whole';
}

/** By lsar of Debian's unar, which does not end with another code for what is broken. */
function rarOpinion(bytes: Uint8Array): Opinion {
  const { status, stdout } = withFile(bytes, (file) => spawnSync('lsar', ['-t', file], options));
  if (status === null) return 'unknown';
  return status === 0 && /, 0 failed\b/.test(stdout) ? 'whole' : 'broken';
}

/** Debian's 7-Zip cannot read RAR. It ends with 1 for a warning and with 2 for what is broken. */
function archiveOpinion(bytes: Uint8Array): Opinion {
  const { status } = withFile(bytes, (file) => spawnSync('7zz', ['t', '-p', file], options));
  if (status === null) return 'unknown';
  return status < 2 ? 'whole' : 'broken';
}

function pdfOpinion(bytes: Uint8Array, gone: readonly string[]): Opinion {
  const { status, stdout } = withFile(bytes, (file) => spawnSync('pdftotext', ['-q', file, '-'], options));
  if (status !== 0) return 'unknown';
  return gone.some((word) => stdout.includes(word)) ? 'broken' : 'whole';
}

const options: SpawnSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  timeout: 30_000,
  stdio: ['ignore', 'pipe', 'ignore'],
};

function withFile<T>(bytes: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'sluice-fuzz-'));
  try {
    const file = path.join(folder, 'file');
    writeFileSync(file, bytes);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byThrowing(read: () => unknown): Opinion {
  try {
    read();
    return 'whole';
  } catch {
    return 'broken';
  }
}

/** As unzip does: the directory, then each file's length and checksum by zlib. */
function zipOpinion(bytes: Uint8Array): Opinion {
  // Wide numbers are not for this small reader.
  if (Buffer.from(bytes).includes('PK\x06\x06')) return 'unknown';
  return byThrowing(() => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
    // What stands before an archive (a self-extractor) moves all of it.
    const start = end - view.getUint32(end + 12, true);
    const shift = start - view.getUint32(end + 16, true);
    if (shift < 0) throw new Error('cut off');
    let at = start;
    const count = view.getUint16(end + 10, true);
    for (let entry = 0; entry < count; entry += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Error('directory');
      if (!isMacro(bytes, view, at)) checkEntry(bytes, view, at, shift);
      at +=
        46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (at !== end) throw new Error('length');
  });
}

/** Macros are told of, not read. */
function isMacro(bytes: Uint8Array, view: DataView, at: number): boolean {
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return Buffer.from(name).toString('latin1').endsWith('vbaProject.bin');
}

function checkEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): void {
  const local = view.getUint32(at + 42, true) + shift;
  if (view.getUint32(local, true) !== 0x04034b50) throw new Error('local header');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
  const method = view.getUint16(at + 10, true);
  const data = method === 8 ? new Uint8Array(inflateRawSync(packed)) : packed;
  if (method !== 0 && method !== 8) throw new Error('method');
  if (data.length !== view.getUint32(at + 24, true)) throw new Error('length');
  if (crc32(data) !== view.getUint32(at + 16, true)) throw new Error('checksum');
}
