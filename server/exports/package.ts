import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import type { Kysely } from 'kysely';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { signStatement } from '../../lib/seal/statement.ts';
import type { Principal } from '../auth/principal.ts';
import { countUpTo } from '../incidents/count.ts';
import type { Scope } from '../incidents/scope.ts';
import { newestManifest } from '../policy/bundles.ts';
import { currentOnlineKey } from '../policy/online-keys.ts';
import type { Tables } from '../store/tables.ts';
import { jsonLinesOf } from './export.ts';

const readme = `incidents.jsonl   one incident a line, with its history; people are pseudonyms
manifest.json     what was asked for, and each file's SHA-256
manifest.jws      the same, signed by the server
keys.jws          the server's keys, signed by the organisation's root key

Check it with: sluice verify-export FILE --root-key THUMBPRINT
`;

interface About {
  readonly id: string;
  readonly who: Principal;
  readonly q: string;
  readonly now: number;
}
type SigningKey = Parameters<typeof signStatement>[2];

/**
 * A zip of this kind ends at 4 GiB, and whoever verifies one has it in memory: so many rows are less than a gigabyte as
 * they usually are, and the bytes are the bound where they are not.
 */
const packageLimits = { rows: 500_000, bytes: 2 ** 31 };
type Limits = typeof packageLimits;

export const fitsPackage = async (db: Kysely<Tables>, scope: Scope, limits: Limits = packageLimits) =>
  (await countUpTo(db, scope, limits.rows + 1)) <= limits.rows;

/** The zip of a signed export, as it is made: nothing of it is kept. Code: `policy/no-signing-key`. */
export async function packageOf(
  db: Kysely<Tables>,
  scope: Scope,
  about: About,
  limits: Limits = packageLimits,
): Promise<Result<AsyncGenerator<Uint8Array, void>, 'policy/no-signing-key'>> {
  const key = await currentOnlineKey(db, about.now);
  const keys = await newestManifest(db);
  if (key === null || keys === null) return fail('policy/no-signing-key');
  return ok(make(db, scope, about, { key, keys, limits }));
}

async function* make(
  db: Kysely<Tables>,
  scope: Scope,
  about: About,
  { key, keys, limits }: { readonly key: SigningKey; readonly keys: string; readonly limits: Limits },
): AsyncGenerator<Uint8Array, void> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  const add = (name: string, text: string): void => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(new TextEncoder().encode(text), true);
  };
  const hash = createHash('sha256');
  const counted = { bytes: 0, rows: 0 };
  const data = new ZipDeflate('incidents.jsonl', { level: 6 });
  zip.add(data);
  for await (const text of jsonLinesOf(db, scope)) {
    const bytes = new TextEncoder().encode(text);
    hash.update(bytes);
    counted.bytes += bytes.length;
    // Better no package than one that cannot be read: its reader sees that it is cut off.
    if (counted.bytes > limits.bytes) throw new Error('too large for a package');
    counted.rows += text.split('\n').length - 1;
    data.push(bytes);
    yield* made.splice(0);
  }
  data.push(new Uint8Array(), true);
  const statement = {
    organisation: scope.organisation,
    issuedAt: new Date(about.now).toISOString(),
    id: about.id,
    by: about.who.actor,
    search: { q: about.q, from: scope.from.toISOString(), until: scope.until.toISOString() },
    groups: scope.groups,
    files: [{ name: 'incidents.jsonl', sha256: hash.digest('hex'), ...counted }],
  };
  add('manifest.json', `${JSON.stringify(statement, null, 2)}\n`);
  add('manifest.jws', await signStatement('export', statement, key));
  add('keys.jws', keys);
  add('README.txt', readme);
  zip.end();
  yield* made.splice(0);
}
