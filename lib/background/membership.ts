import { fail } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { Identity } from './identity.ts';
import { currentIdentity, joinPasted } from './join.ts';
import { finishLeaving, leave } from './leave.ts';
import type { Leaving, Left } from './leave.ts';
import type { Managed } from './managed.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** How this browser comes to an organisation and goes from it: never both at once. */
export interface Membership {
  /** Joins with a pasted code. `enrolment/leaving`: what it still erases would take the new identity with it. */
  join(code: string): Promise<Result<Identity, string>>;
  /** Who this browser is, after it joined where managed settings want that; `known` while it is leaving. */
  current(managed: Managed | null, known: Identity | null): Promise<Identity | null>;
  /** As `leave`. Asked again meanwhile, it is the same leaving. Refused while a code is being tried. */
  leave(evenIfLost: boolean): Promise<Left>;
  /** Ends a leaving that was cut off; does nothing where there is none. */
  finishLeaving(): Promise<void>;
}

export function createMembership(leaving: Leaving): Membership {
  let underWay: Promise<Left> | null = null;
  let joins = 0;
  const finish = oneAtATime(async () => {
    if (underWay === null) await finishLeaving(leaving.record);
  });
  const begin = (evenIfLost: boolean): Promise<Left> =>
    joins > 0 ? Promise.resolve({ left: false, waiting: 0, told: false }) : leave(leaving, evenIfLost);
  return {
    async join(code) {
      if (underWay !== null) return fail('enrolment/leaving');
      joins += 1;
      try {
        await finish();
        return await joinPasted(code);
      } finally {
        joins -= 1;
      }
    },
    current: (managed, known) =>
      underWay === null ? currentIdentity(managed, known) : Promise.resolve(known),
    leave(evenIfLost) {
      underWay ??= begin(evenIfLost).finally(() => {
        underWay = null;
      });
      return underWay;
    },
    finishLeaving: finish,
  };
}
