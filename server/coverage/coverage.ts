import type { Kysely } from 'kysely';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';
import { readYardstick } from './conditions.ts';
import { expectedFigures } from './expected.ts';
import { extensionSetting } from './extension-setting.ts';
import { devicesByPlatform, missingParts } from './adapter-figures.ts';
import { figuresByAdapter, figuresByBrowser, figuresByGroup, figuresByVersion, sumOf } from './figures.ts';
import type { CoverageScope } from './figures.ts';

/** Everything that coverage says of the devices in a scope. */
export async function readCoverage(
  db: Kysely<Tables>,
  scope: CoverageScope,
  now: number,
): Promise<CoverageAnswer> {
  const yardstick = await readYardstick(db, scope.organisation, now);
  const { groups, queuedReports } = await figuresByGroup(db, scope, yardstick);
  return {
    at: new Date(now).toISOString(),
    against: {
      silentHours: yardstick.settings.silentHours,
      policyVersion: yardstick.policyVersion,
      extensionVersion: yardstick.extensionVersion,
    },
    devices: sumOf(groups),
    queuedReports,
    groups,
    browsers: await figuresByBrowser(db, scope, yardstick),
    platforms: await devicesByPlatform(db, scope, yardstick),
    missing: await missingParts(db, scope, yardstick),
    extension: await readSetting(db, scope.organisation, extensionSetting),
    adapters: await figuresByAdapter(db, scope, yardstick),
    ...(await figuresByVersion(db, scope)),
    expected: {
      person: await expectedFigures(db, scope, yardstick, 'person'),
      device: await expectedFigures(db, scope, yardstick, 'device'),
    },
  };
}
