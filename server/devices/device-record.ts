import type { Selectable } from 'kysely';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import type { Tables } from '../store/tables.ts';

/** A device as the console sees it: all but its key. */
export const deviceColumns = [
  'id',
  'label',
  'person',
  'group_name',
  'enrolled_at',
  'last_seen_at',
  'revoked_at',
  'client',
  'policy_version',
  'queued',
  'adapters',
  'installation',
  'refused_policy',
  'code_id',
  'replaced_by',
] as const satisfies readonly (keyof Tables['devices'])[];

type Row = Pick<Selectable<Tables['devices']>, (typeof deviceColumns)[number]>;

/** `pseudonyms`: of every person there. `assets`: with the computer's name, which may well say who the person is. */
export function toDeviceRecord(
  row: Row,
  { pseudonyms, assets }: { readonly pseudonyms: ReadonlyMap<string, string>; readonly assets: boolean },
): DeviceRecord {
  const { installation } = row;
  return {
    id: row.id,
    label: row.label,
    person: row.person === null ? null : (pseudonyms.get(row.person) ?? null),
    group: row.group_name,
    enrolledAt: row.enrolled_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    client: row.client,
    policyVersion: row.policy_version,
    queued: row.queued,
    adapters: row.adapters,
    installation: installation === null || assets ? installation : { ...installation, asset: null },
    refusedPolicy: row.refused_policy,
    enrolmentCode: row.code_id,
    replacedBy: row.replaced_by,
  };
}
