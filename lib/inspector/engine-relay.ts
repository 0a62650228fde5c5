import * as v from 'valibot';
import { type EngineTask, engineTaskSchema } from './engine-name.ts';
import type { WorkerLike, WorkerScope } from './worker-like.ts';

/**
 * Engines live in workers beside the reader's, not below it: in Firefox (153) a worker that makes a worker is now and then
 * stuck in doing so for good. The document makes them, ends them, and carries between them and the reader, which then
 * needs no workers of its own. Numbers are the reader's.
 */
const engine = v.number();
const askSchema = v.union([
  v.object({ engine, start: engineTaskSchema }),
  v.object({ engine, post: v.unknown() }),
  v.object({ engine, stop: v.literal(true) }),
]);
const failures = ['error', 'messageerror'] as const;
const newsSchema = v.union([
  v.object({ engine, failed: v.picklist(failures) }),
  v.object({ engine, said: v.unknown() }),
]);
type Ask = v.InferOutput<typeof askSchema>;
type News = v.InferOutput<typeof newsSchema>;
type Listener = (event: { readonly data?: unknown }) => void;

/** A reader's worker, seen from the document: with its engines, which end when it does. */
export function withEngines(reader: WorkerLike, spawn: (task: EngineTask) => WorkerLike): WorkerLike {
  const living = new Map<number, WorkerLike>();
  const end = (number: number) => {
    living.get(number)?.terminate();
    living.delete(number);
  };
  const start = (number: number, task: EngineTask) => {
    const worker = spawn(task);
    living.set(number, worker);
    const tell = (news: News, data?: unknown) => {
      if (living.get(number) === worker) reader.postMessage(news, buffersOf(data));
    };
    worker.addEventListener('message', ({ data }) => {
      tell({ engine: number, said: data }, data);
    });
    for (const failed of failures)
      worker.addEventListener(failed, () => {
        tell({ engine: number, failed });
      });
  };
  const carry = (ask: Ask) => {
    if ('start' in ask) start(ask.engine, ask.start);
    else if ('stop' in ask) end(ask.engine);
    else living.get(ask.engine)?.postMessage(ask.post, buffersOf(ask.post));
  };
  reader.addEventListener('message', ({ data }) => {
    const ask = v.safeParse(askSchema, data);
    if (ask.success) carry(ask.output);
  });
  return {
    postMessage: (message, transfer) => {
      reader.postMessage(message, transfer);
    },
    terminate() {
      for (const number of [...living.keys()]) end(number);
      reader.terminate();
    },
    addEventListener(type, listener, options) {
      reader.addEventListener(type, type === 'message' ? exceptAbout(listener) : listener, options);
    },
  };
}

/** Inside of the reader's worker: its scope without what goes to and from engines, and how to make one. */
export function engineCalls(scope: WorkerScope): {
  readonly scope: WorkerScope;
  readonly spawn: (task: EngineTask) => WorkerLike;
} {
  const living = new Map<number, (news: News) => void>();
  let last = 0;
  const ask = (one: Ask, transfer: Transferable[] = []) => {
    scope.postMessage(one, { transfer });
  };
  scope.addEventListener('message', ({ data }) => {
    const news = v.safeParse(newsSchema, data);
    if (news.success) living.get(news.output.engine)?.(news.output);
  });
  return {
    scope: {
      postMessage: (message, options) => {
        scope.postMessage(message, options);
      },
      addEventListener(type, listener) {
        scope.addEventListener(type, exceptAbout(listener));
      },
    },
    spawn(task) {
      const number = (last += 1);
      const heard: { readonly type: string; readonly listener: Listener }[] = [];
      living.set(number, (news) => {
        const type = 'failed' in news ? news.failed : 'message';
        const event = 'failed' in news ? {} : { data: news.said };
        for (const one of heard) if (one.type === type) one.listener(event);
      });
      ask({ engine: number, start: task });
      return {
        postMessage(message, transfer) {
          ask({ engine: number, post: message }, transfer);
        },
        terminate() {
          living.delete(number);
          ask({ engine: number, stop: true });
        },
        addEventListener(type, listener) {
          heard.push({ type, listener });
        },
      };
    },
  };
}

/** Hears everything but what is between reader and engines. */
function exceptAbout(listener: Listener): Listener {
  return (event) => {
    const { data } = event;
    if (typeof data !== 'object' || data === null || !('engine' in data)) listener(event);
  };
}

/** A file goes from hand to hand, uncopied. */
function buffersOf(message: unknown): Transferable[] {
  const bytes: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'bytes') : null;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
