import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Page, PolicyFile } from '../../lib/core/api/console.ts';
import type { PolicyVersion, PolicyVersionFiles } from '../../lib/core/api/policy.ts';
import type { Tables } from '../store/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** SHA-256, hex, of files in whatever order: equal for policies that are written the same. */
export function filesHash(files: readonly PolicyFile[]): string {
  const ordered = files.map(({ path, text }) => [path, text] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}

/** Where publishing stands. Versions begin with 1; 0 is none. */
export interface PolicyHead {
  /** The highest version there is, whoever has it. */
  readonly latest: number;
  /** Devices may have seen any version up to this one: a restore says so. */
  readonly floor: number;
  /** In force for everybody who is in no rollout. */
  readonly active: number;
  /** In force for the devices of the rollout under way. */
  readonly staged: number | null;
}

export async function readHead(db: Db): Promise<PolicyHead> {
  const row = await db
    .selectFrom('policies')
    .select(({ fn, selectFrom }) => [
      selectFrom('organisation').select('policy_floor').limit(1).as('floor'),
      fn.max('version').as('latest'),
      fn.max('version').filterWhere('lane', '=', 'all').as('active'),
      fn.max('version').filterWhere('lane', '=', 'staged').as('staged'),
    ])
    .executeTakeFirst();
  const { latest, active, floor, staged } = row ?? {};
  return { latest: latest ?? 0, floor: floor ?? 0, active: active ?? 0, staged: staged ?? null };
}

/** The number of the next version: higher than any that a device may have seen. */
export const nextVersion = ({ latest, floor }: PolicyHead): number => Math.max(latest, floor) + 1;

/** The hash of a version's files; null when there is no such version. */
export async function hashOfVersion(db: Db, version: number): Promise<string | null> {
  const row = await db
    .selectFrom('policies')
    .select('files_hash')
    .where('version', '=', version)
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.files_hash ?? (await readFiles(db, version))?.filesHash ?? null;
}

export async function readFiles(db: Db, version: number): Promise<PolicyVersionFiles | null> {
  const row = await db
    .selectFrom('policies')
    .select('files')
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : { version, files: row.files, filesHash: filesHash(row.files) };
}

const columns = [
  'version',
  'lane',
  'kind',
  'published_at',
  'published_by',
  'message',
  'expires_at',
  'based_on',
  'files_hash',
] as const;

/** Newest first, from the one before `before` on. */
export async function listVersions(
  db: Db,
  page: { readonly before: number | null; readonly limit: number },
): Promise<Page<PolicyVersion>> {
  const { active } = await readHead(db);
  const rows = await db
    .selectFrom('policies')
    .select(columns)
    .$if(page.before !== null, (query) => query.where('version', '<', page.before ?? 0))
    .orderBy('version', 'desc')
    .limit(page.limit + 1)
    .execute();
  const items = await Promise.all(rows.slice(0, page.limit).map((row) => present(db, row, active)));
  const last = items.at(-1);
  return { items, next: rows.length > page.limit && last !== undefined ? String(last.version) : null };
}

export async function readVersion(db: Db, version: number): Promise<PolicyVersion | null> {
  const { active } = await readHead(db);
  const row = await db
    .selectFrom('policies')
    .select(columns)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : present(db, row, active);
}

type Row = Pick<import('kysely').Selectable<Tables['policies']>, (typeof columns)[number]>;

async function present(db: Db, row: Row, active: number): Promise<PolicyVersion> {
  const past = row.version === active ? 'active' : 'past';
  return {
    version: row.version,
    kind: row.kind,
    state: row.lane === 'all' ? past : row.lane,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by,
    message: row.message,
    expiresAt: row.expires_at.toISOString(),
    basedOn: row.based_on,
    filesHash: row.files_hash ?? (await hashOfVersion(db, row.version)) ?? '',
  };
}

/** One publish at a time, on whatever server: until the transaction ends. */
export async function lockPublishing(trx: Transaction<Tables>): Promise<void> {
  await sql`SELECT id FROM organisation FOR UPDATE`.execute(trx);
}
