import * as v from 'valibot';
import type { Collector } from '../inspect/collector.ts';
import type { Engine } from '../inspect/engine.ts';
import type { Half } from '../inspect/extractor.ts';
import { type Limits, LimitError, type Meter } from '../inspect/meter.ts';
import { type EngineAnswer, engineAnswerSchema } from './engine-messages.ts';
import type { WorkerLike } from './worker-like.ts';

/** Loading an engine of some megabytes from disk, on a slow and busy machine; by itself it takes a second or two. */
const loadMs = 20_000;
/** An engine looks at the clock itself; past this it is stuck. */
const graceMs = 500;

type Done = Extract<EngineAnswer, { kind: 'done' }>;
type Found = Exclude<EngineAnswer, { kind: 'done' | 'loaded' }>;
type Late = 'timeout' | 'inspector-unavailable';

interface Living {
  readonly worker: WorkerLike;
  readonly loaded: Promise<void>;
  /**
   * Hands on what is found until the file is done; rejects with LimitError when that is not so in time, or when there is
   * nothing to be made of an answer.
   */
  listen(withinMs: number, onFound: (found: Found) => void): Promise<Done>;
}

/**
 * An engine that lives in a worker of its own, started when it is first needed and ended when it is late, crashes or is
 * poisoned; the next file gets a new one. One file at a time.
 */
export interface RemoteEngine extends Engine {
  /** Resolves once it is there. Rejects with LimitError. */
  load(): Promise<RemoteEngine>;
  /** Ends its worker; the next file gets a new one. */
  end(): void;
  /** Has another worker loaded in the place of one that has read something: its memory holds what that was. */
  renew(): void;
}

export function createRemoteEngine(types: readonly string[], spawn: () => WorkerLike): RemoteEngine {
  let living: Living | null = null;
  let wasAsked = false;
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
      if (living === started) end();
      throw error;
    }
  };
  const remote: RemoteEngine = {
    types,
    // Whoever asks gets a fresh worker after a bad one.
    poisoned: false,
    end,
    renew() {
      if (!wasAsked) return;
      wasAsked = false;
      end();
      // Where that fails, it is tried again with the file that needs it.
      start().catch(() => undefined);
    },
    async load() {
      await start();
      return remote;
    },
    async extract(bytes, into, meter, half) {
      wasAsked = true;
      const { worker, listen } = await start();
      const limits = meter.left();
      try {
        const done = listen(limits.milliseconds + graceMs, (found) => {
          handOn(found, into, half);
        });
        // A view on a larger buffer would take all of it along.
        const own = bytes.slice();
        worker.postMessage({ bytes: own, limits, half: half?.which }, [own.buffer]);
        const { left, poisoned } = await done;
        if (poisoned) end();
        pay(meter, limits, left);
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
  const hear = <T>(withinMs: number, late: Late, end: (answer: EngineAnswer) => T | null): Promise<T> =>
    new Promise((resolve, reject) => {
      const fail = (error: LateError) => {
        clearTimeout(timer);
        // Whatever it still has to say.
        take = () => undefined;
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
        try {
          const result = end(answer.output);
          if (result === null) return;
          clearTimeout(timer);
          resolve(result);
        } catch (error) {
          // Nonsense, or more than it may find: it is still at it.
          fail(new LateError(error instanceof LimitError ? error.reason : 'broken'));
        }
      };
    });
  const loaded = hear(loadMs, 'inspector-unavailable', (answer) => {
    if (answer.kind !== 'loaded') throw new LateError('broken');
    return answer;
  }).then(({ ok }) => {
    if (!ok) throw new LateError('inspector-unavailable');
  });
  return {
    worker,
    loaded,
    listen: (withinMs, onFound) =>
      hear(withinMs, 'timeout', (answer) => {
        if (answer.kind === 'done') return answer;
        if (answer.kind === 'loaded') throw new LateError('broken');
        onFound(answer);
        return null;
      }),
  };
}

function handOn(found: Found, into: Collector, half: Half | undefined): void {
  switch (found.kind) {
    case 'leaves':
      if (half?.which !== 'first') throw new LimitError('broken');
      half.leave();
      return;
    case 'text':
      into.text(found.path, found.text);
      return;
    case 'facet':
      into.facet(found.facet);
      return;
    case 'count':
      into.count(found.what, found.amount);
      return;
    case 'embed':
      into.embed(found.path, found.name, found.bytes, found.isPreview ? 'preview' : undefined);
      return;
    case 'unscannable':
      into.unscannable(found.reason);
      return;
    default:
      found satisfies never;
  }
}

/** For what the engine used up; texts and files inside have been paid for when they came. */
function pay(meter: Meter, before: Limits, left: Limits): void {
  meter.inflate(before.inflatedBytes - left.inflatedBytes);
  for (let page = left.pages; page < before.pages; page += 1) meter.page();
}
