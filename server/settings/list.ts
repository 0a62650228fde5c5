import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { SettingRecord } from '../../lib/core/api/people.ts';
import type { Tables } from '../store/tables.ts';
import { knownSettings } from './known-settings.ts';
import { concealed } from './setting.ts';

/** Every known setting with the value in force, secrets left out. */
export async function listSettings(db: Kysely<Tables>, org: string): Promise<SettingRecord[]> {
  const rows = await db.selectFrom('settings').selectAll().where('org_id', '=', org).execute();
  return knownSettings.map((setting) => {
    const row = rows.find(({ key }) => key === setting.key);
    const parsed = v.safeParse(setting.schema, row?.value);
    const inForce = row !== undefined && parsed.success;
    return {
      key: setting.key,
      value: concealed(setting, inForce ? parsed.output : setting.standard),
      standard: setting.standard,
      changed: inForce ? { at: row.changed_at.toISOString(), by: row.changed_by } : null,
    };
  });
}
