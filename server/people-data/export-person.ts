import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { readHistories } from '../exports/read-all.ts';
import type { Scope } from '../incidents/scope.ts';
import type { Tables } from '../store/tables.ts';
import { seenPerson } from './seen.ts';

/** Everything that is kept about one person, as JSON lines, each with its `kind`. Null: nobody they may see. */
export async function exportPerson(
  db: Kysely<Tables>,
  who: Principal,
  { pseudonym, reason }: { readonly pseudonym: string; readonly reason: string },
  now: number,
): Promise<AsyncGenerator<string, void> | null> {
  const { organisation, actor } = who;
  const person = await db.transaction().execute(async (trx) => {
    const found = await seenPerson(trx, who, pseudonym);
    if (found === null) return null;
    await audit(trx, {
      ...{ org: organisation.id, actor, action: 'person.export', target: pseudonym },
      note: reason,
    });
    return found;
  });
  return person === null ? null : linesOf(db, who, { person, pseudonym }, now);
}

async function* linesOf(
  db: Kysely<Tables>,
  who: Principal,
  { person, pseudonym }: { readonly person: string; readonly pseudonym: string },
  now: number,
): AsyncGenerator<string, void> {
  const org = who.organisation.id;
  const line = (kind: string, value: object): string => `${JSON.stringify({ kind, ...value })}\n`;
  yield line('person', { person, pseudonym, madeAt: new Date(now).toISOString() });
  const seen = sql<boolean>`(${who.groups}::text[] IS NULL OR group_name = ANY(${who.groups}::text[]))`;
  const lists = await sql<{ kind: string; value: object }>`
    SELECT 'group-member' AS kind, json_build_object('group', group_name) AS value FROM group_members
    WHERE org_id = ${org} AND person = ${person} AND ${seen}
    UNION ALL
    SELECT 'expected', json_build_object('name', name, 'group', group_name, 'addedAt', added_at) FROM expected
    WHERE org_id = ${org} AND kind = 'person' AND key = lower(${person}) AND ${seen}`.execute(db);
  for (const { kind, value } of lists.rows) yield line(kind, value);
  const devices = await db
    .selectFrom('devices')
    .select(['id', 'label', 'group_name', 'client', 'adapters', 'enrolled_at', 'last_seen_at', 'revoked_at'])
    .select(['asset', 'installation', 'policy_version', 'refused_policy', 'queued', 'replaced_at'])
    .where('org_id', '=', org)
    .where('person', '=', person)
    .where(seen)
    .orderBy('id')
    .execute();
  for (const device of devices) yield line('device', device);
  for await (const items of readHistories(db, everythingOf(who, pseudonym, now)))
    yield items.map((item) => line('incident', item)).join('');
  const tools = await sql<object>`
    SELECT device_id AS device, day, at FROM incident_events e
    WHERE org_id = ${org} AND device_id = ANY(${devices.map(({ id }) => id)}::uuid[]) AND kind = 'suggestion'
      AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.org_id = e.org_id AND i.device_id = e.device_id
        AND i.day = e.day AND i.id = e.incident_id)
    ORDER BY day, at`.execute(db);
  for (const tool of tools.rows) yield line('tool-while-typing', tool);
  const counters = await sql<object>`
    SELECT device_id AS device, day, platform, channel, account, count FROM clean_sends
    WHERE org_id = ${org} AND device_id = ANY(${devices.map(({ id }) => id)}::uuid[])
    ORDER BY day, device_id, platform, channel, account`.execute(db);
  for (const counter of counters.rows) yield line('clean-sends', counter);
}

function everythingOf(who: Principal, pseudonym: string, now: number): Scope {
  return {
    organisation: who.organisation.id,
    groups: who.groups,
    me: who.id,
    search: { filters: [{ key: 'user', not: false, values: [pseudonym] }], words: [], from: null, to: null },
    from: new Date(0),
    until: new Date(now + 3 * 86_400_000),
  };
}
