import { randomUUID } from 'node:crypto';
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ChangeAnswer, IncidentChange, IncidentKeyBody } from '../../lib/core/api/incidents.ts';
import { maxBulk } from '../../lib/core/api/incidents.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { difference, plan } from '../../lib/core/api/triage-plan.ts';
import type { TriageState } from '../../lib/core/api/triage-plan.ts';
import { allOf, conditionsOf } from './conditions.ts';
import { addEvents, writeStates } from './events.ts';
import type { EventRow, StateRow } from './events.ts';
import type { Scope } from './scope.ts';

export type Selection =
  | { readonly kind: 'keys'; readonly keys: readonly IncidentKeyBody[] }
  | { readonly kind: 'search'; readonly scope: Scope; readonly expected: number };
export type ChangeError = 'incident/other-count' | 'incident/too-many';

/** A row that is about to be changed, locked. */
export interface Picked extends TriageState {
  readonly device_id: string;
  readonly day: string;
  readonly id: string;
  readonly disputed_at: Date | null;
}

/** Changes all that is selected, or nothing. One batch, which can be undone as a whole. */
export async function changeIncidents(
  db: Kysely<Tables>,
  who: Principal,
  selection: Selection,
  change: IncidentChange,
  now: number,
): Promise<Result<ChangeAnswer, ChangeError>> {
  const org = who.organisation.id;
  return db.transaction().execute(async (trx) => {
    const rows = await pick(trx, selected(who, selection));
    if (rows.length > maxBulk) return fail('incident/too-many');
    if (selection.kind === 'search' && rows.length !== selection.expected)
      return fail('incident/other-count');
    const batch = randomUUID();
    const { states, events } = consequences(rows, change, now);
    if (events.length === 0) return ok({ changed: 0, batch: null });
    const { note = '', answer } = change;
    await writeStates(trx, org, states, storable(note));
    const shared = { note: { text: note }, answer };
    await addEvents(trx, { org, actor: who.actor, batch, now, shared }, events);
    const changed = new Set(events.map(({ device, day, id }) => `${device}${day}${id}`)).size;
    const detail = `count=${String(changed)} ${Object.keys(change).join(' ')}`;
    await audit(trx, { org, actor: who.actor, action: 'incident.change', target: batch, detail });
    return ok({ changed, batch });
  });
}

/** Note and answer are not in it: they are the same for all. */
function consequences(
  rows: readonly Picked[],
  change: IncidentChange,
  now: number,
): { states: StateRow[]; events: EventRow[] } {
  const states: StateRow[] = [];
  const events: EventRow[] = [];
  const notes = change.note !== undefined;
  for (const row of rows) {
    const key = { device: row.device_id, day: row.day, id: row.id };
    const after = plan(row, change);
    const changed = difference(row, after);
    const answers = change.answer !== undefined && row.disputed_at !== null;
    if (changed === null && !notes && !answers) continue;
    const words = after.labels.filter((label) => !row.labels.includes(label)).join(' ');
    states.push({ ...key, ...after, words, answered: answers ? new Date(now).toISOString() : null });
    if (changed !== null) events.push({ ...key, kind: 'change', data: changed });
    if (notes) events.push({ ...key, kind: 'note' });
    if (answers) events.push({ ...key, kind: 'answer' });
  }
  return { states, events };
}

function selected(who: Principal, selection: Selection): RawBuilder<boolean> {
  if (selection.kind === 'search') return allOf(conditionsOf(selection.scope));
  const { groups, organisation } = who;
  const seen = groups === null ? sql`true` : sql`incidents.group_name = ANY(${[...groups]}::text[])`;
  return sql<boolean>`incidents.org_id = ${organisation.id} AND ${seen}
    AND (incidents.device_id, incidents.day, incidents.id) IN (
      SELECT k.device, k.day, k.id
      FROM json_to_recordset(${JSON.stringify(selection.keys)}::json) AS k(device uuid, day date, id uuid))`;
}

/** In the order of their keys, so that two changes at once wait for each other instead of in a circle. */
export async function pick(trx: Transaction<Tables>, condition: RawBuilder<boolean>): Promise<Picked[]> {
  const { rows } = await sql<Picked>`
    SELECT device_id, day, id, status, resolution, assignee, labels, disputed_at FROM incidents WHERE ${condition}
    ORDER BY device_id, day, id LIMIT ${maxBulk + 1} FOR UPDATE`.execute(trx);
  return rows;
}
