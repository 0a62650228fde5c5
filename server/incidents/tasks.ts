import { failureFields } from '../log.ts';
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
export async function incidentsEveryMinute(context: IncidentTaskContext): Promise<void> {
  const { database, organisation, log, signal } = context;
  const org = organisation.id;
  await inTurn(context, {
    'rule-titles': () => refreshRuleTitles(database.db, org),
    'catch-up': async () => {
      const rows = await catchUp(database.pool, org, signal);
      if (rows > 0) log.info('incidents-caught-up', { rows });
    },
  });
}

/** Every day, and when the server starts. Safe with several servers. */
export async function incidentsEveryDay(context: IncidentTaskContext): Promise<void> {
  const { database, organisation, log, now } = context;
  const { db } = database;
  const org = organisation.id;
  await inTurn(context, {
    retention: async () => {
      const { incidentDays } = await readSetting(db, org, retention);
      const { months, busy, failed, incidents } = await forgetOldIncidents(db, org, incidentDays, now());
      if (busy.length > 0) log.warn('incident-months-busy', { months: busy.join(' ') });
      for (const { month, code } of failed) log.error('incident-month-failed', { month, code });
      if (months.length + incidents > 0)
        log.info('incidents-forgotten', { months: months.join(' '), incidents });
    },
    repeats: async () => {
      const { incidentDays } = await readSetting(db, org, retention);
      await countRepeats(db, org, { now: now(), keptDays: incidentDays });
    },
    contributions: () => forgetContributions(db, org, now()),
    counters: async () => {
      const { counterDays } = await readSetting(db, org, retention);
      await forgetOldCounters(db, org, counterDays, now());
    },
  });
}

/** What fails is logged, and keeps no later step from being done. */
async function inTurn(
  { log, signal }: IncidentTaskContext,
  steps: Readonly<Record<string, () => Promise<void>>>,
): Promise<void> {
  for (const [step, run] of Object.entries(steps)) {
    if (signal.aborted) return;
    try {
      await run();
    } catch (error) {
      log.error('task-failed', { task: `incidents-${step}`, ...failureFields(error) });
    }
  }
}
