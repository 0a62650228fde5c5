import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { UnscannableReason } from '../lib/core/decide/egress.ts';
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

/** A text, and where in its file it stands: nowhere in particular for a text as a whole. */
export interface Part {
  readonly path: readonly string[];
  readonly text: string;
}

/** The texts of a file: one for what is UTF-8 text anyway, else one for each place. */
export async function readParts(
  io: Io,
  file: string,
): Promise<{ parts: readonly Part[]; unscannable: UnscannableReason | null }> {
  if (file === '-') return { parts: [{ path: [], text: await io.readInput() }], unscannable: null };
  const bytes = await readBytes(io, file);
  const looked = await look(file, bytes);
  if (/^text\/|json$|xml$/.test(looked.type)) {
    const text = asUtf8(bytes);
    if (text !== null) return { parts: [{ path: [], text }], unscannable: looked.unscannable };
  }
  return { parts: looked.texts, unscannable: looked.unscannable };
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
