import { ensureOrganisation } from '../policy/bootstrap.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { openDatabase, usualLimits } from '../store/database.ts';
import type { Log } from '../log.ts';
import { deviceActs } from './acts-devices.ts';
import { incidentActs } from './acts-incidents.ts';
import type { Stored } from './acts-incidents.ts';
import { peopleActs } from './acts-people.ts';
import { policyActs } from './acts-policy.ts';
import { settingsActs } from './acts-settings.ts';
import { workOn } from './acts-triage.ts';
import { tellCleanSends } from './clean-sends.ts';
import { demoUrl, installClock, removeClock, setClock } from './clock.ts';
import { makePeople } from './organisation.ts';
import type { Person } from './organisation.ts';
import { beginningOf, dayMs } from './weeks.ts';
import type { Act, World } from './world.ts';

export const demoSeed = 20_260;

export interface FillOptions {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly rulesFolder: string;
  readonly compiler: Compiler;
  readonly log: Log;
  /** Milliseconds since 1970: the end of the half year. */
  readonly now: number;
  /** Who works there; default: all 400. */
  readonly people?: readonly Person[];
}

/** Fills an empty installation: everything happens again in the order in which it did, by the server's own functions. */
export async function fill(options: FillOptions): Promise<void> {
  const { databaseUrl, compiler, log, now, people = makePeople(demoSeed), ...folders } = options;
  const plain = await openDatabase(databaseUrl, log);
  await installClock(plain.db);
  const database = await openDatabase(demoUrl(databaseUrl), log, { ...usualLimits, connections: 4 });
  try {
    const start = beginningOf(now);
    await setClock(database.db, start - 3 * dayMs);
    const organisation = await ensureOrganisation(database, folders, compiler, start - 3 * dayMs);
    const world: World = {
      ...{ database, organisation, compiler, start, now, seed: demoSeed, people },
      users: new Map(),
      devices: new Map(),
    };
    await perform(world);
    await tellCleanSends(world);
  } finally {
    await database.close();
    await removeClock(plain.db);
    await plain.close();
  }
}

/** Days after which an analyst works on a day's incidents. */
const pauseMs = 2 * dayMs;

async function perform(world: World): Promise<void> {
  const work: Act[] = [];
  const later = (stored: readonly Stored[], evening: number): void => {
    const at = evening + pauseMs + 9 * 3_600_000;
    if (at < world.now) work.push({ at, run: (now) => workOn(world, stored, evening, now) });
  };
  const acts: Act[] = [
    ...peopleActs(world),
    ...policyActs(world),
    ...settingsActs(world),
    ...deviceActs(world),
    ...incidentActs(world, later),
  ];
  const sorted = acts.sort((a, b) => a.at - b.at);
  const perform = async ({ at, run }: Act): Promise<void> => {
    await setClock(world.database.db, at);
    await run(at);
  };
  for (const act of sorted) {
    while (work[0] !== undefined && work[0].at <= act.at) {
      const due = work.shift();
      if (due !== undefined) await perform(due);
    }
    await perform(act);
  }
}
