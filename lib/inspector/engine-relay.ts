import * as v from 'valibot';
import { type EngineTask, engineTaskSchema } from './engine-name.ts';
import type { WorkerLike, WorkerScope } from './worker-like.ts';

/**
 * Engines live in workers beside the reader's, not below it: in Firefox (153) a worker that makes a worker is now and then
 * stuck in doing so for good. The document makes them, ends them, and says when one fails; what is read passes between the
 * two on a channel of their own, so that it never comes to the document. Numbers are the reader's.
 */
const engine = v.number();
const port = v.custom<MessagePort>((value) => value instanceof MessagePort);
const askSchema = v.union([
  v.object({ engine, start: engineTaskSchema, port }),
  v.object({ engine, stop: v.literal(true) }),
]);
const failures = ['error', 'messageerror'] as const;
const failedSchema = v.object({ engine, failed: v.picklist(failures) });
type Ask = v.InferOutput<typeof askSchema>;
type Failed = v.InferOutput<typeof failedSchema>;
type Listener = (event: { readonly data?: unknown }) => void;

/** To an engine's worker, first of all: where it is asked, and answers. */
export const engineChannelSchema = v.object({ port });

/** A reader's worker, seen from the document: with its engines, which end when it does. */
export function withEngines(reader: WorkerLike, spawn: (task: EngineTask) => WorkerLike): WorkerLike {
  const living = new Map<number, WorkerLike>();
  const end = (number: number) => {
    living.get(number)?.terminate();
    living.delete(number);
  };
  const start = (number: number, task: EngineTask, channel: MessagePort) => {
    const worker = spawn(task);
    living.set(number, worker);
    for (const failed of failures)
      worker.addEventListener(failed, () => {
        const news: Failed = { engine: number, failed };
        if (living.get(number) === worker) reader.postMessage(news);
      });
    worker.postMessage({ port: channel }, [channel]);
  };
  const carry = (ask: Ask) => {
    if ('start' in ask) start(ask.engine, ask.start, ask.port);
    else end(ask.engine);
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
  const living = new Map<number, (failed: Failed['failed']) => void>();
  let last = 0;
  scope.addEventListener('message', ({ data }) => {
    const news = v.safeParse(failedSchema, data);
    if (news.success) living.get(news.output.engine)?.(news.output.failed);
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
      const tell = (type: string, event: { readonly data?: unknown }) => {
        for (const one of heard) if (one.type === type) one.listener(event);
      };
      living.set(number, (failed) => {
        tell(failed, {});
      });
      const { port1: own, port2: others } = new MessageChannel();
      own.addEventListener('message', ({ data }) => {
        tell('message', { data });
      });
      own.addEventListener('messageerror', () => {
        tell('messageerror', {});
      });
      own.start();
      const start: Ask = { engine: number, start: task, port: others };
      scope.postMessage(start, { transfer: [others] });
      return {
        postMessage(message, transfer = []) {
          own.postMessage(message, transfer);
        },
        terminate() {
          living.delete(number);
          own.close();
          const stop: Ask = { engine: number, stop: true };
          scope.postMessage(stop);
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
