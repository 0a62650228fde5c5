import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { compilePolicy } from '../lib/core/policy/compile.ts';
import { describe } from './check.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';
import { readTime } from './time.ts';

export interface CompileOptions {
  readonly rules: string;
  /** Where the artefact goes; null: it is only measured. */
  readonly out: string | null;
  readonly organisation: string;
  readonly version: string;
  /** RFC 3339. */
  readonly at: string;
}

/** `sluice compile`: the artefact that a server would sign, byte for byte. Says how large it is, and its hash. */
export async function compile(io: Io, options: CompileOptions): Promise<ExitCode> {
  const issuedAt = new Date(readTime(options.at)).toISOString();
  if (!/^[1-9]\d{0,8}$/.test(options.version))
    throw new UsageError(`--version ${options.version} is not a version.`);
  const compiled = compilePolicy(await readPolicyFiles(io.directory, [options.rules]), {
    organisation: options.organisation,
    version: Number(options.version),
    issuedAt,
  });
  if (!compiled.ok) {
    for (const problem of compiled.error) io.err(describe(problem));
    return 1;
  }
  const text = JSON.stringify(compiled.value);
  if (options.out !== null) await writeFile(path.resolve(io.directory, options.out), text);
  const { format, contentHash, detectors, rules } = compiled.value;
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
  io.out(
    `format ${String(format)}, ${String(rules.length)} rules, ${String(detectors.length)} detectors\n` +
      `${kilobytes(Buffer.byteLength(text))}, ${kilobytes(gzipSync(text).length)} compressed\n` +
      `content ${contentHash}\n`,
  );
  return 0;
}
