import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { RecordedSend } from '../../lib/core/replay/recorded.ts';
import type { ReplayInput } from '../../lib/core/replay/report.ts';
import type { Principal } from '../auth/principal.ts';
import { allOf, conditionsOf } from '../incidents/conditions.ts';
import { dayMs, dayText, scopeOf } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';
import { readFiles, readHead } from './versions.ts';

/** Sends that are looked at, spread over the period, and how many are read at a time. */
export const mostSends = 20_000;
const batch = 2_000;
/** Versions whose rules are known; sends under older ones are asked by what was counted alone. */
const mostVersions = 40;

/** What a replay needs: what was sent in the days before, and the policies of that time. */
export async function gatherReplay(
  db: Kysely<Tables>,
  who: Principal,
  asked: { readonly files: readonly PolicyFile[]; readonly days: number },
  now: number,
  most = mostSends,
): Promise<ReplayInput | null> {
  const scope = scopeOf(who, { q: '', days: asked.days - 1 }, now);
  if (!scope.ok) return null;
  const { active } = await readHead(db);
  const before = await readFiles(db, active);
  const { sends, recorded } = await readSends(db, scope.value, most);
  const versions = await versionsSince(db, scope.value.from);
  const start = later(scope.value.from, (await firstPublished(db)) ?? new Date(now));
  const period = { from: dayText(start), to: dayText(now) };
  return {
    before: before?.files ?? [],
    after: asked.files,
    versions,
    sends,
    period,
    days: Math.round((Date.parse(period.to) - Date.parse(period.from)) / dayMs) + 1,
    recorded,
  };
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** Where there are too many, every second, third … one: all hours and days of the period stay in proportion. */
async function readSends(
  db: Kysely<Tables>,
  scope: Parameters<typeof conditionsOf>[0],
  most: number,
): Promise<{ readonly sends: readonly RecordedSend[]; readonly recorded: number }> {
  const counted = await sql<{ recorded: number }>`
    SELECT count(*)::int AS recorded FROM incidents WHERE ${allOf(conditionsOf(scope))}`.execute(db);
  const recorded = counted.rows[0]?.recorded ?? 0;
  const step = Math.max(1, Math.ceil(recorded / most));
  const sends: RecordedSend[] = [];
  let last: { at: string; id: string; device: string } | null = null;
  while (sends.length < most) {
    const conditions = conditionsOf(scope);
    if (last !== null) {
      const { at, id, device }: { at: string; id: string; device: string } = last;
      conditions.push(
        sql<boolean>`(incidents.at, incidents.id, incidents.device_id) < (${at}::timestamptz, ${id}::uuid, ${device}::uuid)`,
        sql<boolean>`incidents.day <= ${at.slice(0, 10)}::date`,
      );
    }
    const size = Math.min(batch, most - sends.length);
    const rows = await page(db, scope.organisation, conditions, size, step);
    for (const { send } of rows) sends.push(send);
    const end = rows[size - 1];
    if (end === undefined) break;
    last = { at: end.send.at, id: end.id, device: end.device };
  }
  // One may have come in between.
  return { sends, recorded: Math.max(recorded, sends.length) };
}

interface Row {
  readonly id: string;
  readonly device: string;
  readonly send: RecordedSend;
}

/** Only what a rule can be asked about leaves the database. */
async function page(
  db: Kysely<Tables>,
  org: string,
  conditions: Parameters<typeof allOf>[0],
  size: number,
  step: number,
): Promise<readonly Row[]> {
  // The bodies of those alone that are looked at are read.
  const { rows } = await sql<Row>`
    WITH chosen AS MATERIALIZED (
      SELECT day, device_id, id, place FROM (
        SELECT day, device_id, id, row_number() OVER newest AS place FROM incidents WHERE ${allOf(conditions)}
        WINDOW newest AS (ORDER BY incidents.at DESC, incidents.id DESC, incidents.device_id DESC)
        ORDER BY place LIMIT ${size * step}) AS counted
      WHERE place % ${step} = 0)
    SELECT incidents.id, incidents.device_id AS device, jsonb_strip_nulls(jsonb_build_object(
      'at', body->'at', 'policyVersion', body->'policyVersion', 'rule', body->'rule',
      'alsoMatched', body->'alsoMatched', 'detectors', body->'detectors', 'unscannable', body->'unscannable'))
      || jsonb_build_object('egress', body->'egress', 'group', coalesce(group_name, '')) AS send
    FROM chosen JOIN incidents USING (day, device_id, id) WHERE incidents.org_id = ${org} ORDER BY place`.execute(
    db,
  );
  return rows;
}

async function firstPublished(db: Kysely<Tables>): Promise<Date | null> {
  const row = await db
    .selectFrom('policies')
    .select(({ fn }) => fn.min('published_at').as('first'))
    .where('lane', '!=', 'withdrawn')
    .executeTakeFirst();
  return row?.first ?? null;
}

/** Those published since a time, and the one that was in force before; oldest first. */
async function versionsSince(db: Kysely<Tables>, from: Date): Promise<ReplayInput['versions']> {
  const rows = await db
    .selectFrom('policies')
    .select(['version', 'published_at', 'files'])
    .where('lane', '!=', 'withdrawn')
    .where('version', '>=', ({ selectFrom, fn }) =>
      selectFrom('policies')
        .select(fn.coalesce(fn.max('version'), sql<number>`0`).as('version'))
        .where('published_at', '<=', from),
    )
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  return rows
    .map((row) => ({ version: row.version, since: row.published_at.toISOString(), files: row.files }))
    .reverse();
}
