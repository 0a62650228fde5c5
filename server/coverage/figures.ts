import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { deviceStates } from '../../lib/core/api/coverage.ts';
import type { CoverageAnswer, DeviceFigures } from '../../lib/core/api/coverage.ts';
import type { Tables } from '../store/tables.ts';
import { deviceConditions, isActive, isLive } from './conditions.ts';
import type { Yardstick } from './conditions.ts';

// Servers of older versions stored whatever a device said.
const maxQueued = 2_147_483_647;

/** Whose devices are looked at; `groups` as in Principal. */
export interface CoverageScope {
  readonly organisation: string;
  readonly groups: readonly string[] | null;
}

/** The devices of a scope, for every query of this folder. */
export const inScope = ({ organisation, groups }: CoverageScope) =>
  sql<boolean>`devices.org_id = ${organisation}
    AND (${groups}::text[] IS NULL OR devices.group_name = ANY(${groups}::text[]))`;

/** How many devices of each group are in each state, and what waits on them. One pass over the table. */
export async function figuresByGroup(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<{ readonly groups: CoverageAnswer['groups']; readonly queuedReports: number }> {
  const conditions = deviceConditions(yardstick);
  const rows = await db
    .selectFrom('devices')
    .select('group_name')
    .select(deviceStates.map((state) => sql<number>`count(*) FILTER (WHERE ${conditions[state]})`.as(state)))
    .select(
      sql<number>`coalesce(sum(least(queued, ${maxQueued})) FILTER (WHERE ${isActive}), 0)::bigint`.as(
        'reports',
      ),
    )
    .where(inScope(scope))
    .groupBy('group_name')
    .orderBy('group_name')
    .execute();
  return {
    groups: rows.map(({ group_name: group, reports: _, ...devices }) => ({ group, devices })),
    queuedReports: rows.reduce((sum, { reports }) => sum + reports, 0),
  };
}

/** The same by browser. */
export async function figuresByBrowser(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<CoverageAnswer['browsers']> {
  const conditions = deviceConditions(yardstick);
  const browser = sql<string>`devices.client->>'browser'`;
  const rows = await db
    .selectFrom('devices')
    .select(browser.as('browser'))
    .select(deviceStates.map((state) => sql<number>`count(*) FILTER (WHERE ${conditions[state]})`.as(state)))
    .where(inScope(scope))
    .groupBy(browser)
    .orderBy(browser)
    .execute();
  return rows.map(({ browser: name, ...devices }) => ({ browser: name, devices }));
}

/** The figures of all groups together. */
export function sumOf(groups: CoverageAnswer['groups']): DeviceFigures {
  const total = (state: (typeof deviceStates)[number]): number =>
    groups.reduce((sum, { devices }) => sum + devices[state], 0);
  return {
    active: total('active'),
    ok: total('ok'),
    silent: total('silent'),
    'outdated-policy': total('outdated-policy'),
    'outdated-extension': total('outdated-extension'),
    degraded: total('degraded'),
    blind: total('blind'),
    'refused-policy': total('refused-policy'),
    'missing-hosts': total('missing-hosts'),
    removable: total('removable'),
    'no-private-windows': total('no-private-windows'),
    queued: total('queued'),
    replaced: total('replaced'),
    revoked: total('revoked'),
  };
}

/** Health by platform, browser and page build, as devices that are not silent last reported it. */
export async function figuresByAdapter(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<CoverageAnswer['adapters']> {
  const { rows } = await sql<CoverageAnswer['adapters'][number]>`
    SELECT adapter->>'platform' AS platform, devices.client->>'browser' AS browser, adapter->>'page' AS page,
      count(*) FILTER (WHERE adapter->>'health' = 'ok') AS ok,
      count(*) FILTER (WHERE adapter->>'health' = 'degraded') AS degraded,
      count(*) FILTER (WHERE adapter->>'health' = 'blind') AS blind
    FROM devices CROSS JOIN LATERAL jsonb_array_elements(devices.adapters) AS adapter
    WHERE ${inScope(scope)} AND ${isLive(yardstick)}
    GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT 200`.execute(db);
  return rows;
}

export interface AdapterDevices {
  readonly platform: string;
  readonly browser: string;
  readonly devices: number;
  readonly degraded: number;
  readonly blind: number;
}

/**
 * Devices by platform and browser alone, what most have first: a page's build is in a device's own words, and would make
 * one thing many.
 */
export async function devicesByAdapter(
  db: Kysely<Tables>,
  scope: CoverageScope,
  yardstick: Yardstick,
): Promise<readonly AdapterDevices[]> {
  const { rows } = await sql<AdapterDevices>`
    SELECT adapter.platform, devices.client->>'browser' AS browser, count(*) AS devices,
      count(*) FILTER (WHERE adapter.degraded) AS degraded, count(*) FILTER (WHERE adapter.blind) AS blind
    FROM devices CROSS JOIN LATERAL (
      SELECT one->>'platform' AS platform, bool_or(one->>'health' = 'degraded') AS degraded,
        bool_or(one->>'health' = 'blind') AS blind
      FROM jsonb_array_elements(devices.adapters) AS one GROUP BY 1) AS adapter
    WHERE ${inScope(scope)} AND ${isLive(yardstick)}
    GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 50`.execute(db);
  return rows;
}

/** Which versions active devices have. */
export async function figuresByVersion(
  db: Kysely<Tables>,
  scope: CoverageScope,
): Promise<Pick<CoverageAnswer, 'policyVersions' | 'extensionVersions'>> {
  const policies = await sql<{ version: number; devices: number }>`
    SELECT policy_version AS version, count(*) AS devices FROM devices
    WHERE ${inScope(scope)} AND ${isActive} GROUP BY 1 ORDER BY 1 DESC LIMIT 50`.execute(db);
  const extensions = await sql<{ browser: string; version: string; devices: number }>`
    SELECT client->>'browser' AS browser, client->>'version' AS version, count(*) AS devices FROM devices
    WHERE ${inScope(scope)} AND ${isActive} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 50`.execute(db);
  return { policyVersions: policies.rows, extensionVersions: extensions.rows };
}
