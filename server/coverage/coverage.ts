import type { Kysely } from 'kysely';
import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import type { Tables } from '../store/tables.ts';
import { readYardstick } from './conditions.ts';
import { expectedFigures } from './expected.ts';
import { figuresByAdapter, figuresByGroup, figuresByVersion, sumOf } from './figures.ts';
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
    adapters: await figuresByAdapter(db, scope, yardstick),
    ...(await figuresByVersion(db, scope)),
    expected: {
      person: await expectedFigures(db, scope, yardstick, 'person'),
      device: await expectedFigures(db, scope, yardstick, 'device'),
    },
  };
}
