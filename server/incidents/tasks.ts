import type { Log } from '../log.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import { forgetContributions } from '../reports/clean-sends.ts';
import { countRepeats } from '../reports/coaching.ts';
import { readSetting } from '../settings/setting.ts';
import type { Database } from '../store/database.ts';
import { catchUp } from './catch-up.ts';
import { forgetOldCounters, forgetOldIncidents } from './retention.ts';
import { retention } from './retention-settings.ts';
import { refreshRuleTitles } from './rule-titles.ts';

export interface IncidentTaskContext {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly log: Log;
  readonly now: () => number;
  /** Aborted when the server stops. */
  readonly signal: AbortSignal;
}

/** Every minute, and when the server starts. Safe with several servers. */
export async function incidentsEveryMinute({
  database,
  organisation,
  log,
}: IncidentTaskContext): Promise<void> {
  await refreshRuleTitles(database.db, organisation.id);
  const rows = await catchUp(database.pool, organisation.id);
  if (rows > 0) log.info('incidents-caught-up', { rows });
}

/** Every day, and when the server starts. Safe with several servers. */
export async function incidentsEveryDay({
  database,
  organisation,
  log,
  now,
}: IncidentTaskContext): Promise<void> {
  const { db } = database;
  const { incidentDays, counterDays } = await readSetting(db, organisation.id, retention);
  const gone = await forgetOldIncidents(db, organisation.id, incidentDays, now());
  if (gone.months.length + gone.incidents > 0)
    log.info('incidents-forgotten', { months: gone.months.join(' '), incidents: gone.incidents });
  await countRepeats(db, organisation.id, now());
  await forgetContributions(db, organisation.id, now());
  await forgetOldCounters(db, organisation.id, counterDays, now());
}
