import type { Log } from '../log.ts';
import { failureFields } from '../log.ts';
import { loadLane } from './lane.ts';
import type { Lane, LaneAnswer, LaneContext } from './lane.ts';
import { openRollout, seatsOf } from './rollout.ts';
import { readHead } from './versions.ts';

/** Who asks: what decides which version and which bundle a device is given. */
export interface Seat {
  readonly device: string;
  readonly group: string;
}

/** The policy in force, ready to be sent: a poll costs no query and a download no compression. */
export interface ActivePolicyCache {
  /** The version for everybody; null until the first refresh has ended. */
  version(): number | null;
  /** The version for this device. */
  versionFor(seat: Seat): number | null;
  /** What this device is answered with; null when it has to be made first. */
  ready(seat: Seat): LaneAnswer | null;
  /** Made if need be; null when there is no policy, or it cannot be made now. */
  answer(seat: Seat): Promise<LaneAnswer | null>;
  /** Looks for changes; calls at the same time share one look. */
  refresh(): Promise<void>;
  /** Called after each change. */
  onChange(listener: () => void): void;
}

export function createActivePolicy(context: LaneContext & { readonly log: Log }): ActivePolicyCache {
  const { db, organisation, log } = context;
  let active: Lane | null = null;
  let staged: { readonly lane: Lane; readonly isIn: (seat: Seat) => boolean } | null = null;
  let seen = '';
  let running: Promise<void> | null = null;
  let again = false;
  const listeners: (() => void)[] = [];

  const look = async (): Promise<void> => {
    const head = await readHead(db);
    const rollout = head.staged === null ? null : await openRollout(db, organisation);
    const now = JSON.stringify([head.active, head.staged, rollout?.stages ?? null]);
    if (head.active === 0 || now === seen) return;
    const lanes = [active, staged?.lane];
    const laneFor = async (version: number): Promise<Lane> =>
      lanes.find((lane) => lane?.version === version) ?? (await loadLane(context, version));
    const [next, stage] = await Promise.all([
      laneFor(head.active),
      rollout === null || head.staged === null ? null : laneFor(head.staged),
    ]);
    active = next;
    staged = rollout === null || stage === null ? null : { lane: stage, isIn: seatsOf(rollout) };
    seen = now;
    for (const listener of listeners) listener();
  };
  const refresh = async (): Promise<void> => {
    do {
      again = false;
      try {
        await look();
      } catch (error) {
        log.warn('policy-refresh-failed', failureFields(error));
      }
    } while (again);
  };
  const laneOf = (seat: Seat): Lane | null => (staged?.isIn(seat) === true ? staged.lane : active);
  return {
    version: () => active?.version ?? null,
    versionFor: (seat) => laneOf(seat)?.version ?? null,
    ready: (seat) => laneOf(seat)?.ready(seat.group) ?? null,
    answer: async (seat) => (await laneOf(seat)?.answer(seat.group)) ?? null,
    refresh() {
      if (running === null) {
        running = refresh().finally(() => {
          running = null;
        });
      } else again = true;
      return running;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
