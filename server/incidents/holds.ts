import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { HoldRecord, HoldRequest } from '../../lib/core/api/incidents.ts';
import type { Page } from '../../lib/core/api/console.ts';
import { isDay } from '../../lib/core/incident/day.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { personOf, pseudonymsOf } from '../people-data/pseudonyms.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Cursor } from '../store/cursor.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { blockDeletions } from './hold-lock.ts';

/** True for a row of `alias` (a table like `incidents`) that a legal hold keeps. */
export function isHeld(alias: 'incidents' | 'old'): RawBuilder<boolean> {
  const row = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<boolean>`EXISTS (SELECT 1 FROM legal_holds h
    WHERE h.org_id = ${row('org_id')} AND h.released_at IS NULL AND CASE h.kind
      WHEN 'device' THEN h.value = ${row('device_id')}::text
      WHEN 'rule' THEN h.value = ${row('pack')} || '/' || ${row('rule')}
      WHEN 'incident' THEN h.value = ${row('day')} || '/' || ${row('device_id')} || '/' || ${row('id')}
      ELSE EXISTS (SELECT 1 FROM devices hd WHERE hd.org_id = ${row('org_id')} AND hd.id = ${row('device_id')}
        AND hd.person = h.value) END)`;
}

const isId = (text: string | undefined): boolean =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text ?? '');
const shapes: Readonly<Record<HoldRequest['kind'], (value: string) => boolean>> = {
  person: (value) => /^u_[0-9a-f]{20}$/.test(value),
  device: isId,
  rule: (value) => /^[a-z\d-]{1,64}\/[a-z\d-]{1,64}$/.test(value),
  incident(value) {
    const [day = '', device, id, ...more] = value.split('/');
    return isDay(day) && isId(device) && isId(id) && more.length === 0;
  },
};

/** Whether there is such a device or incident: a hold of none would hold nothing, and nobody would know. */
async function isThere(
  trx: Transaction<Tables>,
  org: string,
  { kind, value }: Pick<HoldRequest, 'kind' | 'value'>,
): Promise<boolean> {
  const [first = '', device = '', id = ''] = value.split('/');
  const found =
    kind === 'device'
      ? sql`SELECT 1 FROM devices WHERE org_id = ${org} AND id = ${first}::uuid`
      : kind === 'incident'
        ? sql`SELECT 1 FROM incidents
            WHERE org_id = ${org} AND day = ${first}::date AND device_id = ${device}::uuid AND id = ${id}::uuid`
        : null;
  return found === null || (await found.execute(trx)).rows.length > 0;
}

/** From now on nothing that it names is deleted, by retention or at a person's wish. */
export async function createHold(
  db: Kysely<Tables>,
  who: Principal,
  request: HoldRequest,
  now: number,
): Promise<Result<HoldRecord, 'hold/value'>> {
  const org = who.organisation.id;
  if (!shapes[request.kind](request.value)) return fail('hold/value');
  const id = randomUUID();
  const at = new Date(now);
  return db.transaction().execute(async (trx) => {
    await blockDeletions(trx, org);
    // Only now: whoever was being erased until then is nobody any more.
    const value = request.kind === 'person' ? await personOf(trx, org, request.value) : request.value;
    if (value === null || !(await isThere(trx, org, request))) return fail('hold/value');
    await trx
      .insertInto('legal_holds')
      .values({
        ...{ org_id: org, id, kind: request.kind, value, reason: storable(request.reason) },
        ...{ created_at: at, created_by: who.actor },
      })
      .execute();
    await audit(trx, {
      ...{ org, actor: who.actor, action: 'hold.create', target: id },
      ...{ detail: `${request.kind}=${request.value}`, note: request.reason },
    });
    return ok({ ...request, id, createdAt: at.toISOString(), createdBy: who.actor, releasedAt: null });
  });
}

/** Ends a hold; false when there is none such, or it has ended. What it kept is deleted by the next retention. */
export async function releaseHold(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  now: number,
): Promise<boolean> {
  const org = who.organisation.id;
  return db.transaction().execute(async (trx) => {
    const released = await trx
      .updateTable('legal_holds')
      .set({ released_at: new Date(now), released_by: who.actor })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('released_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (released === undefined) return false;
    await audit(trx, { org, actor: who.actor, action: 'hold.release', target: id });
    return true;
  });
}

/** Holds, released ones included, newest first. */
export async function listHolds(
  db: Kysely<Tables>,
  org: string,
  page: { readonly limit: number; readonly cursor: Cursor | null },
): Promise<Page<HoldRecord>> {
  const { cursor } = page;
  const rows = await db
    .selectFrom('legal_holds')
    .selectAll()
    .where('org_id', '=', org)
    .$if(cursor !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const people = shown.filter(({ kind }) => kind === 'person').map(({ value }) => value);
  const pseudonyms = await pseudonymsOf(db, org, people);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      value: row.kind === 'person' ? (pseudonyms.get(row.value) ?? '') : row.value,
      reason: row.reason,
      createdAt: row.created_at.toISOString(),
      createdBy: row.created_by,
      releasedAt: row.released_at?.toISOString() ?? null,
    })),
    next: last === undefined ? null : writeCursor({ at: last.created_at.toISOString(), id: last.id }),
  };
}
