import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { DeviceState } from '../../lib/core/api/coverage.ts';
import type { Tables } from '../store/tables.ts';
import { readSetting } from '../settings/setting.ts';
import { coverageSetting } from './settings.ts';
import type { CoverageSettings } from './settings.ts';

/** What devices are measured against, at one moment. */
export interface Yardstick {
  readonly settings: CoverageSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly policyVersion: number;
  readonly extensionVersion: { readonly chromium: string | null; readonly firefox: string | null };
}

type Condition = RawBuilder<boolean>;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Versions as arrays of numbers, which PostgreSQL compares as one would; null for what is no such version. */
const versionArray = (text: RawBuilder<string>): RawBuilder<number[]> =>
  sql`CASE WHEN ${text} ~ '^\\d{1,9}(\\.\\d{1,9}){0,3}$' THEN string_to_array(${text}, '.')::int[] END`;
const clientVersion = sql<string>`devices.client->>'version'`;

export const isActive: Condition = sql`devices.revoked_at IS NULL AND devices.replaced_at IS NULL`;

export function isSilent({ now, settings }: Pick<Yardstick, 'now' | 'settings'>): Condition {
  const since = new Date(now - settings.silentHours * hourMs);
  return sql`${isActive} AND coalesce(devices.last_seen_at, devices.enrolled_at) < ${since}::timestamptz`;
}

export function isLive({ now, settings }: Pick<Yardstick, 'now' | 'settings'>): Condition {
  const since = new Date(now - settings.silentHours * hourMs);
  return sql`${isActive} AND coalesce(devices.last_seen_at, devices.enrolled_at) >= ${since}::timestamptz`;
}

/** One condition a state over the table `devices`: figures, lists and alerts use the same one. None is ever null. */
export function deviceConditions(yardstick: Yardstick): Readonly<Record<DeviceState, Condition>> {
  const live = isLive(yardstick);
  const of = (part: Condition): Condition => sql`${live} AND coalesce(${part}, false)`;
  const { chromium, firefox } = yardstick.extensionVersion;
  const minimum = sql<string>`CASE devices.client->>'browser' WHEN 'chromium' THEN ${chromium}::text
    WHEN 'firefox' THEN ${firefox}::text END`;
  const oldPolicy: Condition = sql`devices.policy_version < ${yardstick.policyVersion}`;
  const oldExtension: Condition = sql`${versionArray(clientVersion)} < ${versionArray(minimum)}`;
  const hasHealth = (health: string): Condition =>
    sql`devices.adapters @> ${JSON.stringify([{ health }])}::jsonb`;
  const refused: Condition = sql`devices.refused_policy IS NOT NULL`;
  const lacksHosts: Condition = sql`jsonb_array_length(devices.installation->'missingHosts') > 0`;
  const spoilt = sql.join<boolean>(
    [oldPolicy, oldExtension, hasHealth('blind'), hasHealth('degraded'), refused, lacksHosts].map(
      (part) => sql<boolean>`coalesce(${part}, false)`,
    ),
    sql` OR `,
  );
  return {
    active: isActive,
    ok: sql`${live} AND NOT (${spoilt})`,
    silent: isSilent(yardstick),
    'outdated-policy': of(oldPolicy),
    'outdated-extension': of(oldExtension),
    degraded: of(hasHealth('degraded')),
    blind: of(hasHealth('blind')),
    'refused-policy': of(refused),
    'missing-hosts': of(lacksHosts),
    removable: of(sql`devices.installation->>'type' <> 'admin'`),
    'no-private-windows': of(sql`devices.installation->>'privateWindows' = 'false'`),
    queued: of(sql`devices.queued > 0`),
    replaced: sql`devices.revoked_at IS NULL AND devices.replaced_at IS NOT NULL`,
    revoked: sql`devices.revoked_at IS NOT NULL`,
  };
}

/** What devices should have by now. */
export async function readYardstick(
  db: Kysely<Tables>,
  organisation: string,
  now: number,
): Promise<Yardstick> {
  const settings = await readSetting(db, organisation, coverageSetting);
  const grace = new Date(now - settings.policyGraceMinutes * minuteMs);
  const published = await db
    .selectFrom('policies')
    .select(({ fn }) => fn.max('version').as('version'))
    // Devices that try a version in stages are ahead of it.
    .where('lane', '=', 'all')
    .where(sql`coalesce(everybodys_at, published_at)`, '<=', grace)
    .executeTakeFirst();
  const extensionVersion = await newestExtensions(db, organisation, settings);
  return { settings, now, policyVersion: published?.version ?? 0, extensionVersion };
}

/** A version says the device itself: what fewer have, or a smaller part of them, makes the others no older. */
const fewDevices = 3;
const smallShare = 0.05;

/** The newest versions that so many devices of a browser have, or newer ones; null where none has. */
async function newestExtensions(
  db: Kysely<Tables>,
  organisation: string,
  { minimumExtension }: CoverageSettings,
): Promise<Yardstick['extensionVersion']> {
  if (minimumExtension !== null) return { chromium: minimumExtension, firefox: minimumExtension };
  const { rows } = await sql<{ browser: string; version: string }>`
    SELECT browser, array_to_string(max(version), '.') AS version FROM (
      SELECT browser, version, sum(devices) OVER (PARTITION BY browser ORDER BY version DESC) AS devices,
        sum(devices) OVER (PARTITION BY browser) AS total
      FROM (
        SELECT devices.client->>'browser' AS browser, ${versionArray(clientVersion)} AS version, count(*) AS devices
        FROM devices WHERE org_id = ${organisation} AND ${isActive} GROUP BY 1, 2) AS counted
      WHERE version IS NOT NULL) AS ranked
    WHERE devices >= greatest(${fewDevices}, total * ${smallShare}) GROUP BY browser`.execute(db);
  const of = (browser: string): string | null => rows.find((row) => row.browser === browser)?.version ?? null;
  return { chromium: of('chromium'), firefox: of('firefox') };
}
