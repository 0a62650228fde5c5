import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import * as v from 'valibot';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import { changed } from '../audit/changed.ts';
import { organisationLocks } from '../store/locks.ts';
import { storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

/** What an administrator may change while the server runs. Every one of them is listed in known-settings.ts. */
export interface Setting<Schema extends v.GenericSchema = v.GenericSchema> {
  /** `area.what`, in the database and in addresses. */
  readonly key: string;
  readonly schema: Schema;
  /** In force until somebody sets another value. */
  readonly standard: v.InferOutput<Schema>;
  /** Members of the value that are never shown again; null in a new value keeps the old one's. */
  readonly secrets?: readonly string[];
  /** Members that say whom the secrets are for: for another they have to be given anew. */
  readonly secretsAreFor?: readonly string[];
}

export function defineSetting<Schema extends v.GenericSchema>(setting: Setting<Schema>): Setting<Schema> {
  return setting;
}

/** The value in force: the standard when none was set, or when what was set no longer fits the schema. */
export async function readSetting<Schema extends v.GenericSchema>(
  db: Kysely<Tables>,
  org: string,
  { key, schema, standard }: Setting<Schema>,
): Promise<v.InferOutput<Schema>> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('org_id', '=', org)
    .where('key', '=', key)
    .executeTakeFirst();
  const parsed = v.safeParse(schema, row?.value);
  return parsed.success ? parsed.output : standard;
}

export interface SettingChange {
  readonly org: string;
  readonly actor: string;
  readonly now: number;
}

/** Sets a value of the setting's own kind. The audit names the key and what changed, of secrets only that they did. */
export async function writeSetting<Schema extends v.GenericSchema>(
  db: Kysely<Tables>,
  setting: Setting<Schema>,
  value: v.InferOutput<Schema>,
  change: SettingChange,
): Promise<void> {
  await db.transaction().execute((trx) => store(trx, setting, value, change));
}

/** Sets whatever somebody sent, if it fits. Secrets that are null in it stay as they are at that moment. */
export async function changeSetting<Schema extends v.GenericSchema>(
  db: Kysely<Tables>,
  setting: Setting<Schema>,
  sent: unknown,
  change: SettingChange,
): Promise<Result<null, 'request/shape'>> {
  const { org } = change;
  return db.transaction().execute(async (trx) => {
    // There may be no row yet that could be locked; an older server locks nothing else.
    await sql`SELECT pg_advisory_xact_lock(${organisationLocks.settings}, hashtext(${org}))`.execute(trx);
    const own = trx.selectFrom('settings').select('key').where('org_id', '=', org);
    await own.where('key', '=', setting.key).forUpdate().execute();
    const inForce = await readSetting(trx, org, setting);
    const parsed = v.safeParse(setting.schema, withKeptSecrets(setting, sent, inForce));
    if (!parsed.success) return fail('request/shape');
    await store(trx, setting, parsed.output, change);
    return ok(null);
  });
}

async function store<Schema extends v.GenericSchema>(
  trx: Transaction<Tables>,
  setting: Setting<Schema>,
  value: v.InferOutput<Schema>,
  { org, actor, now }: SettingChange,
): Promise<void> {
  const { key, schema, secrets } = setting;
  const before = await readSetting(trx, org, setting);
  const columns = {
    value: storableJson(v.parse(schema, value)),
    changed_at: new Date(now),
    changed_by: actor,
  };
  await trx
    .insertInto('settings')
    .values({ org_id: org, key, ...columns })
    .onConflict((conflict) => conflict.columns(['org_id', 'key']).doUpdateSet(columns))
    .execute();
  const detail = changed(before, value, secrets);
  await audit(trx, { org, actor, action: 'setting.change', target: key, detail });
}

/** Back to the standard. */
export async function resetSetting(
  db: Kysely<Tables>,
  setting: Setting,
  { org, actor }: SettingChange,
): Promise<void> {
  const { key, standard, secrets } = setting;
  await db.transaction().execute(async (trx) => {
    const before = await readSetting(trx, org, setting);
    const gone = await trx
      .deleteFrom('settings')
      .where('org_id', '=', org)
      .where('key', '=', key)
      .returning('key')
      .executeTakeFirst();
    if (gone === undefined) return;
    const detail = changed(before, standard, secrets);
    await audit(trx, { org, actor, action: 'setting.reset', target: key, detail });
  });
}

/** A value as it may be shown: secrets become null. */
export function concealed({ secrets = [] }: Setting, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, secrets.includes(name) ? null : part]),
  );
}

/** A new value whose secrets that are null are taken from the value in force, while they are for the same. */
export function withKeptSecrets(
  { secrets = [], secretsAreFor = [] }: Setting,
  value: unknown,
  inForce: unknown,
): unknown {
  if (!isRecord(value) || !isRecord(inForce)) return value;
  if (secretsAreFor.some((name) => value[name] !== inForce[name])) return value;
  const kept = secrets.filter((name) => value[name] === null).map((name) => [name, inForce[name] ?? null]);
  return { ...value, ...Object.fromEntries(kept) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
