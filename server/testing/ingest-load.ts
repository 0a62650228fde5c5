// eslint-disable-next-line no-restricted-syntax -- the pause is the simulated device's own before it tries again
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { incidentAnswerSchema } from '../../lib/core/api/device.ts';
import { call, makeIncident } from './test-device.ts';
import type { TestDevice } from './test-device.ts';

/** Devices that send batches as fast as they are let, each batch until it is acknowledged. */
export interface IngestLoad {
  /** Ids that the server acknowledged. */
  readonly acknowledged: readonly string[];
  /** Resolves when that many more ids are acknowledged. */
  more(count: number): Promise<void>;
  /** Ends it; batches on their way are still waited for, without being repeated. */
  stop(): Promise<void>;
}

const batchSize = 5;

export function startLoad(devices: readonly TestDevice[]): IngestLoad {
  const acknowledged: string[] = [];
  const waiting = new Set<() => void>();
  let stopping = false;
  const send = async (device: TestDevice): Promise<void> => {
    const incidents = Array.from({ length: batchSize }, () => makeIncident());
    while (!stopping) {
      const answer = await attempt(device, incidents);
      if (answer === null) {
        await delay(50); // as the extension does: wait, then sign the same batch anew
        continue;
      }
      acknowledged.push(...answer);
      for (const check of waiting) check();
      return;
    }
  };
  const workers = devices.map(async (device) => {
    while (!stopping) await send(device);
  });
  return {
    acknowledged,
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
