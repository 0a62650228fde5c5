// eslint-disable-next-line no-restricted-syntax -- the pause is the simulated device's own before it tries again
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { incidentAnswerSchema } from '../../lib/core/api/device.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { call, makeIncident } from './test-device.ts';
import type { TestDevice } from './test-device.ts';

/** Devices that send batches as fast as they are let, each batch until it is acknowledged. */
export interface IngestLoad {
  /** Ids that the server acknowledged. */
  readonly acknowledged: readonly string[];
  /** Those of them that were cancelled, and whose correction the server acknowledged as well: they were sent. */
  readonly corrected: readonly string[];
  /** Resolves when that many more ids are acknowledged. */
  more(count: number): Promise<void>;
  /** Ends it; batches on their way are still waited for, without being repeated. */
  stop(): Promise<void>;
}

/** One of every kind that counters tell apart; the last is cancelled, and corrected by the next batch. */
function newBatch(): { readonly fresh: readonly Incident[]; readonly cancelled: Incident } {
  const plain = makeIncident();
  const tried = { ...plain.rule, rule: 'tried', mode: 'simulate' } as const;
  const cancelled = makeIncident({ action: 'justify', outcome: 'cancelled', alsoMatched: [tried] });
  const reason = { choice: 'Urgent' };
  const fresh = [
    plain,
    makeIncident({ alsoMatched: [tried] }),
    makeIncident({ egress: { ...plain.egress, account: { kind: 'corporate', id: null } } }),
    makeIncident({ action: 'justify', outcome: 'overridden', reason }),
    cancelled,
  ];
  return { fresh, cancelled };
}

export function startLoad(devices: readonly TestDevice[]): IngestLoad {
  const acknowledged: string[] = [];
  const corrected: string[] = [];
  const waiting = new Set<() => void>();
  let stopping = false;
  /** Gives what the next batch has to correct. */
  const send = async (device: TestDevice, before: Incident | null): Promise<Incident | null> => {
    const { fresh, cancelled } = newBatch();
    const correction: Incident[] =
      before === null ? [] : [{ ...before, outcome: 'overridden', reason: { text: 'after all' } }];
    while (!stopping) {
      const answer = await attempt(device, [...correction, ...fresh]);
      if (answer === null) {
        await delay(50); // as the extension does: wait, then sign the same batch anew
        continue;
      }
      for (const id of answer) (id === before?.id ? corrected : acknowledged).push(id);
      for (const check of waiting) check();
      return cancelled;
    }
    return null;
  };
  const workers = devices.map(async (device) => {
    for (let before: Incident | null = null; !stopping;) before = await send(device, before);
  });
  return {
    acknowledged,
    corrected,
    more(count) {
      const goal = acknowledged.length + count;
      return new Promise((reached) => {
        const check = (): void => {
          if (acknowledged.length < goal) return;
          waiting.delete(check);
          reached();
        };
        waiting.add(check);
      });
    },
    async stop() {
      stopping = true;
      await Promise.all(workers);
    },
  };
}

async function attempt(device: TestDevice, incidents: readonly unknown[]): Promise<string[] | null> {
  try {
    const response = await call(device, 'POST', '/v1/incidents', { body: { incidents } });
    return response.status === 200 ? v.parse(incidentAnswerSchema, await response.json()).accepted : null;
  } catch {
    return null; // connection refused or cut
  }
}
