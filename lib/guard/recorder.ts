import type { Outcome } from '../core/decide/verdict.ts';
import type { IncidentDraft } from '../core/incident/draft.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';

const attempts = 3;
/** More than a chosen folder holds: all of it may be refused at once. */
const maxPending = 1_000;
const sends: readonly Outcome[] = ['overridden', 'redacted'];

/** Hands incidents to the background, which stores them durably before it answers. */
export interface Recorder {
  /**
   * True once the incident is durable; false when it could not be stored within three tries (≤9 s), or when the page was
   * left meanwhile. What is saved open as a send that is about to happen becomes a cancelled one when the page is left.
   */
  save(draft: IncidentDraft, open: boolean): Promise<boolean>;
  /** For what passes: returns at once and tries until it is acknowledged (the newest 1,000 are kept waiting when that fails). */
  saveLater(draft: IncidentDraft): void;
}

export function createRecorder(
  window: EventTarget,
  askBackground: AskBackground,
  signal: AbortSignal,
): Recorder {
  const saveOnce = async (draft: IncidentDraft, open: boolean): Promise<boolean> => {
    const reply = await askBackground('incident/save', { draft, open });
    return reply.ok && reply.value.saved;
  };
  const waiting: IncidentDraft[] = [];
  /** Durable as sends, while nothing has been released yet. */
  const promised = new Map<string, IncidentDraft>();
  const leave = () => {
    for (const draft of promised.values()) waiting.push({ ...draft, outcome: 'cancelled' });
    promised.clear();
    // What still waits for its turn would go with the page; twice is as good as once.
    for (const draft of waiting) void askBackground('incident/save', { draft, open: false });
  };
  window.addEventListener('pagehide', leave, { signal });
  let draining = false;
  const drain = async () => {
    if (draining) return;
    draining = true;
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      if (await saveOnce(next, false)) continue;
      waiting.push(next); // to the back: one that is refused must not hold up the others
      waiting.splice(0, waiting.length - maxPending);
      await pause(2000, signal);
    }
    draining = false;
  };
  return {
    async save(draft, open) {
      const isPromise = open && sends.includes(draft.outcome);
      if (isPromise) promised.set(draft.id, draft);
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        if (await saveOnce(draft, open)) return !isPromise || promised.get(draft.id) === draft;
        if (signal.aborted) return false;
      }
      return false;
    },
    saveLater(draft) {
      promised.delete(draft.id);
      waiting.push(draft);
      void drain();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
