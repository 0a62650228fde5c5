import type { Log } from '../log.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import type { Database } from '../store/database.ts';
import { catchUp } from './catch-up.ts';
import { refreshRuleTitles } from './rule-titles.ts';

export interface IncidentTaskContext {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly log: Log;
  readonly now: () => number;
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
