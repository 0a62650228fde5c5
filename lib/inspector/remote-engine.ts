import * as v from 'valibot';
import type { Collector } from '../inspect/collector.ts';
import type { Engine } from '../inspect/engine.ts';
import { counts as countNames } from '../inspect/extracted.ts';
import { type Limits, LimitError, type Meter } from '../inspect/meter.ts';
import { type EngineAnswer, engineAnswerSchema } from './engine-messages.ts';
import type { WorkerLike } from './worker-like.ts';

/** Loading an engine of some megabytes from disk, on a slow machine. */
const loadMs = 10_000;
/** An engine looks at the clock itself; past this it is stuck. */
const graceMs = 500;

interface Living {
  readonly worker: WorkerLike;
  readonly loaded: Promise<void>;
  /** The next answer; rejects with LimitError when there is none in time, or nothing to be made of it. */
  next(withinMs: number, late: 'timeout' | 'inspector-unavailable'): Promise<EngineAnswer>;
}

/**
 * An engine that lives in a worker of its own, started when it is first needed and ended when it is late, crashes or is
 * poisoned; the next file gets a new one. One file at a time.
 */
export interface RemoteEngine extends Engine {
  /** Resolves once it is there. Rejects with LimitError. */
  load(): Promise<RemoteEngine>;
}

export function createRemoteEngine(types: readonly string[], spawn: () => WorkerLike): RemoteEngine {
  let living: Living | null = null;
  const end = () => {
    living?.worker.terminate();
    living = null;
  };
  const start = async (): Promise<Living> => {
    living ??= startWorker(spawn());
    const started = living;
    try {
      await started.loaded;
      return started;
    } catch (error) {
      end();
      throw error;
    }
  };
  const remote: RemoteEngine = {
    types,
    // Whoever asks gets a fresh worker after a bad one.
    poisoned: false,
    async load() {
      await start();
      return remote;
    },
    async extract(bytes, into, meter) {
      const { worker, next } = await start();
      const limits = meter.left();
      try {
        // A view on a larger buffer would take all of it along.
        worker.postMessage({ bytes: bytes.slice(), limits });
        const answer = await next(limits.milliseconds + graceMs, 'timeout');
        if (answer.kind !== 'read') throw new LimitError('broken');
        if (answer.poisoned) end();
        take(answer, limits, into, meter);
      } catch (error) {
        if (error instanceof LateError) end();
        throw error;
      }
    },
  };
  return remote;
}

/** The worker can no longer be trusted to answer. */
class LateError extends LimitError {}

function startWorker(worker: WorkerLike): Living {
  let take: (data: unknown) => void = () => undefined;
  let crash: () => void = () => undefined;
  worker.addEventListener('message', ({ data }) => {
    take(data);
  });
  for (const type of ['error', 'messageerror'] as const) {
    worker.addEventListener(type, () => {
      crash();
    });
  }
  const next: Living['next'] = (withinMs, late) =>
    new Promise((resolve, reject) => {
      const fail = (error: LimitError) => {
        clearTimeout(timer);
        reject(error);
      };
      const timer = setTimeout(() => {
        fail(new LateError(late));
      }, withinMs);
      crash = () => {
        fail(new LateError('broken'));
      };
      take = (data) => {
        const answer = v.safeParse(engineAnswerSchema, data);
        if (!answer.success) return fail(new LateError('broken'));
        clearTimeout(timer);
        resolve(answer.output);
      };
    });
  const loaded = next(loadMs, 'inspector-unavailable').then((answer) => {
    if (answer.kind !== 'loaded' || !answer.ok) throw new LateError('inspector-unavailable');
  });
  return { worker, loaded, next };
}

/** Hands on what the engine found, and pays for what it used up. */
function take(
  { extracted, left }: Extract<EngineAnswer, { kind: 'read' }>,
  before: Limits,
  into: Collector,
  meter: Meter,
): void {
  const { texts, facets, counts, embedded, unscannable } = extracted;
  facets.forEach((facet) => {
    into.facet(facet);
  });
  for (const what of countNames) {
    const amount = counts[what];
    if (amount !== undefined) into.count(what, amount);
  }
  if (unscannable !== undefined) into.unscannable(unscannable);
  texts.forEach(({ path, text }) => {
    into.text(path, text);
  });
  embedded.forEach(({ path, name, bytes, isPreview }) => {
    into.embed(path, name, bytes, isPreview === true ? 'preview' : undefined);
  });
  meter.inflate(before.inflatedBytes - left.inflatedBytes);
  for (let page = left.pages; page < before.pages; page += 1) meter.page();
}
