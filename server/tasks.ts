import { createHeadFile, keepHeadIfDue } from './audit/heads.ts';
import { linkOlderEntries } from './audit/link-older.ts';
import { createAlertWatch } from './coverage/alert-watch.ts';
import { markReplaced } from './coverage/replaced.ts';
import { incidentsEveryDay, incidentsEveryMinute } from './incidents/tasks.ts';
import { postNewestHead } from './audit/post-head.ts';
import { forgetDeliveries } from './integrations/worker.ts';
import type { Log } from './log.ts';
import { failureFields } from './log.ts';
import type { Organisation } from './policy/bootstrap.ts';
import type { Compiler } from './policy/compile/compiler.ts';
import { renewIfDue } from './policy/renew.ts';
import type { Database } from './store/database.ts';
import { forgetExpired, preparePartitions } from './store/housekeeping.ts';
import type { Partitions } from './store/partitions.ts';

interface TaskContext {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly compiler: Compiler;
  readonly partitions: Partitions;
  readonly dataFolder: string;
  readonly log: Log;
  readonly now: () => number;
}

export interface Tasks {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Work by the clock: once now, then every minute (expired rows, the audit's head) and every day (partitions, renewals). */
export async function startTasks(context: TaskContext): Promise<Tasks> {
  const { database, organisation, compiler, partitions, dataFolder, log, now } = context;
  const alerts = createAlertWatch(database.db, organisation.id, now);
  const headFile = createHeadFile(dataFolder);
  const everyMinute = async (): Promise<void> => {
    await forgetExpired(database, organisation.id, now());
    await linkOlderEntries(database.db, organisation.id);
    await markReplaced(database.db, organisation.id, now());
    await alerts.look();
    await keepHeadIfDue(database.db, organisation.id, now());
    await headFile.write(database.db, organisation.id);
    await forgetDeliveries(database.db, organisation.id, now());
  };
  // Not at start: whoever takes the heads may be slow.
  const postHead = (): Promise<void> => postNewestHead(database.db, organisation.id, now(), log);
  const everyDay = async (): Promise<void> => {
    await preparePartitions(partitions, now());
    await renewIfDue({ db: database.db, compiler }, organisation, dataFolder, now(), log);
  };
  await everyMinute();
  await everyDay();

  let running: Promise<void> = Promise.resolve();
  const queue = (task: () => Promise<void>) => () => {
    running = running.then(task).catch((error: unknown) => {
      log.error('task-failed', failureFields(error));
    });
  };
  const incidents = [
    queue(() => incidentsEveryMinute(context)),
    queue(() => incidentsEveryDay(context)),
  ] as const;
  // These can be long after an upgrade or a pause: nobody who starts waits for them.
  for (const task of incidents) task();
  const timers = [
    setInterval(queue(everyMinute), minuteMs),
    setInterval(queue(everyDay), dayMs),
    setInterval(incidents[0], minuteMs),
    setInterval(incidents[1], dayMs),
    setInterval(queue(postHead), minuteMs),
  ];
  return {
    stop() {
      timers.forEach(clearInterval);
      return running;
    },
  };
}
