import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileText, UnscannableReason } from '../lib/core/decide/egress.ts';
import { lookInto, type LookedInto } from '../lib/inspect/look-into.ts';
import { readersFor } from './engines.ts';
import { type Io, UsageError } from './io.ts';

export async function readBytes(io: Io, file: string): Promise<Uint8Array> {
  const bytes = await readFile(path.resolve(io.directory, file)).catch(() => null);
  if (bytes === null) throw new UsageError(`The file ${file} cannot be read.`);
  return new Uint8Array(bytes);
}

/** Everything that the extension would read in a file. */
export function look(file: string, bytes: Uint8Array): Promise<LookedInto> {
  return lookInto(path.basename(file), bytes, { readersFor });
}

/**
 * The texts of a file that the extension would judge, its name among them. Plain text is one, so that places in it are
 * lines and columns of the file; of every other type a reader sees more than stands in the bytes.
 */
export async function readParts(
  io: Io,
  file: string,
): Promise<{ parts: readonly FileText[]; unscannable: UnscannableReason | null }> {
  if (file === '-') return { parts: [{ path: [], text: await io.readInput() }], unscannable: null };
  const bytes = await readBytes(io, file);
  const looked = await look(file, bytes);
  const text = looked.type === 'text/plain' ? asUtf8(bytes) : null;
  // UTF-16 without a mark is UTF-8 with a NUL in every other byte.
  if (text === null || text.includes('\0')) return { parts: looked.texts, unscannable: looked.unscannable };
  const names = looked.texts.filter(({ path: [first, ...more] }) => first === 'name' && more.length === 0);
  return { parts: [...names, { path: [], text }], unscannable: looked.unscannable };
}

/** Null for what is not UTF-8. */
export function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
