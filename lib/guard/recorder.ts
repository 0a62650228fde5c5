import type { IncidentDraft } from '../core/incident/draft.ts';
import { send } from '../messaging/send.ts';

const attempts = 3;
const maxPending = 200;

/** Hands incidents to the background, which stores them durably before it answers. */
export interface Recorder {
  /** True once the incident is durable; false when it could not be stored within three tries (≤9 s). */
  save(draft: IncidentDraft, open: boolean): Promise<boolean>;
  /** For what passes: returns at once and tries until it is acknowledged (200 at most are kept waiting). */
  saveLater(draft: IncidentDraft): void;
}

export function createRecorder(signal: AbortSignal): Recorder {
  const waiting: IncidentDraft[] = [];
  let draining = false;
  const drain = async () => {
    if (draining) return;
    draining = true;
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      if (await saveOnce(next, false)) continue;
      waiting.push(next); // to the back: one that is refused must not hold up the others
      await pause(2000, signal);
    }
    draining = false;
  };
  return {
    async save(draft, open) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        if (await saveOnce(draft, open)) return true;
        if (signal.aborted) return false;
      }
      return false;
    },
    saveLater(draft) {
      waiting.push(draft);
      if (waiting.length > maxPending) waiting.shift();
      void drain();
    },
  };
}

async function saveOnce(draft: IncidentDraft, open: boolean): Promise<boolean> {
  const reply = await send('incident/save', { draft, open });
  return reply.ok && reply.value.saved;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
