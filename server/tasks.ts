import { createHeadFile, keepHeadIfDue } from './audit/heads.ts';
import { linkOlderEntries } from './audit/link-older.ts';
import { createAlertWatch } from './coverage/alert-watch.ts';
import { markReplaced } from './coverage/replaced.ts';
import { incidentsEveryDay, incidentsEveryMinute } from './incidents/tasks.ts';
import { forgetDeliveries } from './integrations/worker.ts';
import type { Log } from './log.ts';
import type { Organisation } from './policy/bootstrap.ts';
import type { Compiler } from './policy/compile/compiler.ts';
import { publishDue } from './policy/proposal-publish.ts';
import { followMoves, renewIfDue, renewVersions } from './policy/renew.ts';
import type { Database } from './store/database.ts';
import { forgetExpired, preparePartitions } from './store/housekeeping.ts';
import type { Partitions } from './store/partitions.ts';
import { createTaskQueue } from './task-queue.ts';
import type { Task } from './task-queue.ts';

interface TaskContext {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly compiler: Compiler;
  readonly partitions: Partitions;
  readonly dataFolder: string;
  readonly log: Log;
  readonly now: () => number;
}

interface Scheduled extends Task {
  readonly everyMs: number;
}

export interface Tasks {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Work by the clock: at start, then every minute or every day. The server is ready when the short ones were tried once,
 * whether or not they could be done; the long ones, after an upgrade or a pause, nobody waits for.
 */
export async function startTasks(context: TaskContext): Promise<Tasks> {
  const { database, organisation, compiler, partitions, dataFolder, log, now } = context;
  const { db } = database;
  const org = organisation.id;
  const alerts = createAlertWatch(db, org, now);
  const headFile = createHeadFile(dataFolder);
  const queue = createTaskQueue(log);
  const incidents = { ...context, signal: queue.signal };
  const short: readonly Scheduled[] = [
    { name: 'forget-expired', everyMs: minuteMs, run: () => forgetExpired(database, org, now()) },
    { name: 'audit-link', everyMs: minuteMs, run: () => linkOlderEntries(db, org) },
    {
      name: 'policy-due',
      everyMs: minuteMs,
      run: () => publishDue({ db, compiler, organisation: org }, now(), log),
    },
    {
      name: 'group-moves',
      everyMs: minuteMs,
      run: () => followMoves({ db, compiler, organisation: org }, { now: now(), log }),
    },
    { name: 'devices-replaced', everyMs: minuteMs, run: () => markReplaced(db, org, now()) },
    { name: 'alerts', everyMs: minuteMs, run: () => alerts.look() },
    { name: 'audit-head', everyMs: minuteMs, run: () => keepHeadIfDue(db, org, now()) },
    { name: 'audit-head-file', everyMs: minuteMs, run: () => headFile.write(db, org) },
    { name: 'forget-deliveries', everyMs: minuteMs, run: () => forgetDeliveries(db, org, now()) },
    { name: 'partitions', everyMs: dayMs, run: () => preparePartitions(partitions, now()) },
    {
      name: 'renewal',
      everyMs: dayMs,
      run: () => renewIfDue({ db, compiler }, organisation, dataFolder, now(), log),
    },
    {
      // After new keys, or of a rollout: what could not be published when it was due. It may hold up the rest for long.
      name: 'renewal-left',
      everyMs: 10 * minuteMs,
      run: () => renewVersions({ db, compiler, organisation: org }, { always: false, now: now(), log }),
    },
  ];
  const long: readonly Scheduled[] = [
    { name: 'incidents-minute', everyMs: minuteMs, run: () => incidentsEveryMinute(incidents) },
    { name: 'incidents-day', everyMs: dayMs, run: () => incidentsEveryDay(incidents) },
  ];
  await Promise.all(short.map((task) => queue.add(task)));
  for (const task of long) void queue.add(task);
  const timers = [...short, ...long].map((task) => setInterval(() => void queue.add(task), task.everyMs));
  return {
    stop() {
      timers.forEach(clearInterval);
      return queue.stop();
    },
  };
}
