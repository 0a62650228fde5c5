import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { savedViewsSchema } from '../../lib/core/api/incidents.ts';
import type { SavedView } from '../../lib/core/api/incidents.ts';
import type { Principal } from '../auth/principal.ts';
import { storableJson } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';

type Person = Pick<Principal, 'organisation' | 'id'>;

/** A person's own searches, as they arranged them. */
export async function readViews(db: Kysely<Tables>, who: Person): Promise<readonly SavedView[]> {
  const row = await db
    .selectFrom('users')
    .select('incident_views')
    .where('org_id', '=', who.organisation.id)
    .where('id', '=', who.id)
    .executeTakeFirst();
  const views = v.safeParse(savedViewsSchema, row?.incident_views);
  return views.success ? views.output : [];
}

export async function writeViews(
  db: Kysely<Tables>,
  who: Person,
  views: readonly SavedView[],
): Promise<void> {
  await db
    .updateTable('users')
    .set({ incident_views: storableJson(views) })
    .where('org_id', '=', who.organisation.id)
    .where('id', '=', who.id)
    .execute();
}
