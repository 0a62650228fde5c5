import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { fail, ok } from '../lib/core/result.ts';
import type { Result } from '../lib/core/result.ts';
import { verifyStatement } from '../lib/seal/statement.ts';
import { oneLine, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';

const statementSchema = v.object({
  organisation: v.string(),
  issuedAt: v.string(),
  by: v.string(),
  files: v.pipe(
    v.array(v.object({ name: v.string(), sha256: v.string(), bytes: v.number(), rows: v.number() })),
    v.minLength(1),
  ),
});

/**
 * Checks a signed export: signature, keys and each file's hash. Ends with 1 when it is not what the server signed.
 * `rootKey`: the organisation's thumbprint; without it the one that was used is shown, to be compared by hand.
 */
export async function verifyExport(
  io: Io,
  file: string,
  options: { readonly rootKey: string | null; readonly json: boolean },
): Promise<ExitCode> {
  const bytes = await readFile(resolve(io.directory, file)).catch(() => null);
  if (bytes === null) throw new UsageError(`${oneLine(file)} cannot be read.`);
  const checked = await check(bytes, options.rootKey);
  if (options.json)
    io.out(
      `${JSON.stringify(checked.ok ? { ok: true, ...checked.value } : { ok: false, problem: checked.error })}\n`,
    );
  else if (!checked.ok) io.out(`NOT GOOD  ${checked.error}\n`);
  else {
    const { statement, rootKey } = checked.value;
    const rows = statement.files.reduce((sum, one) => sum + one.rows, 0);
    io.out(
      `Good: ${String(rows)} incidents, signed ${oneLine(statement.issuedAt)} for ${oneLine(statement.by)}\n`,
    );
    io.out(`Organisation ${oneLine(statement.organisation)}, root key ${rootKey}\n`);
    if (options.rootKey === null) io.out('Compare the root key with the one that your devices pin.\n');
  }
  return checked.ok ? 0 : 1;
}

interface Checked {
  readonly statement: v.InferOutput<typeof statementSchema>;
  readonly rootKey: string;
}

/** Problems: `export/…`, or what lib/seal says of the signature (`seal/…`). */
async function check(bytes: Uint8Array, rootKey: string | null): Promise<Result<Checked, string>> {
  const files = unzip(bytes);
  const [jws, keys] = [files?.['manifest.jws'], files?.['keys.jws']];
  if (files === null || jws === undefined || keys === undefined) return fail('export/not-a-package');
  const verified = await verifyStatement('export', strFromU8(jws), strFromU8(keys), rootKey);
  if (!verified.ok) return verified;
  const statement = v.safeParse(statementSchema, verified.value.statement);
  if (!statement.success) return fail('export/not-a-package');
  const readable = files['manifest.json'];
  if (readable === undefined || !isSame(strFromU8(readable), verified.value.statement))
    return fail('export/manifest-differs');
  const own = ['manifest.json', 'manifest.jws', 'keys.jws', 'README.txt'];
  const listed = statement.output.files.map(({ name }) => name);
  const unlisted = Object.keys(files).find((name) => !own.includes(name) && !listed.includes(name));
  if (unlisted !== undefined) return fail(`export/unlisted-file ${oneLine(unlisted)}`);
  for (const { name, sha256 } of statement.output.files) {
    const data = Object.hasOwn(files, name) ? files[name] : undefined;
    if (data === undefined) return fail(`export/missing-file ${oneLine(name)}`);
    if (createHash('sha256').update(data).digest('hex') !== sha256)
      return fail(`export/changed-file ${oneLine(name)}`);
  }
  return ok({ statement: statement.output, rootKey: verified.value.rootKey });
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes);
  } catch {
    return null;
  }
}

function isSame(json: string, value: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(json)) === JSON.stringify(value);
  } catch {
    return false;
  }
}
