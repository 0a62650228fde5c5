import { isRelayTab } from '../variant.ts';
import { type CallPayload, parseToPage, parseToWorker, type ToWorker } from './envelope.ts';
import type { CallArgs, CallName } from './protocol.ts';
import { getState } from './store.ts';
import { worker } from './worker-line.ts';

const pending = new Map<string, { resolve(response: unknown): void; reject(error: Error): void }>();
let batch: CallPayload[] = [];
const relay = new BroadcastChannel('replica-tabs');

// Of several tabs the first one serves the others.
let isMaster = false;
if (!isRelayTab) {
  void navigator.locks.request('replica-master-tab', () => {
    isMaster = true;
    return new Promise<never>(() => undefined);
  });
}

// Listening on the worker, so that an answer made by somebody in between (a faked one) counts like its own.
worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  settle(data);
  if (isMaster) relay.postMessage(data);
});
relay.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (isRelayTab) settle(data);
  else if (isMaster && parseToWorker(data)) worker.postMessage(data);
};

function settle(data: unknown): void {
  for (const { messageId, response, error } of parseToPage(data)?.payloads ?? []) {
    const waiting = pending.get(messageId);
    pending.delete(messageId);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(response);
  }
}

function flush(): void {
  const message: ToWorker = { payloads: batch };
  batch = [];
  if (isRelayTab) relay.postMessage(message);
  else worker.postMessage(message);
}

/**
 * Calls a method of the worker. Calls of one turn leave in one message. Waits for ever when no answer comes: nothing
 * in the page may depend on one coming.
 */
function post(name: string, args: readonly unknown[], via: 'enter' | 'button'): Promise<unknown> {
  const messageId = crypto.randomUUID();
  if (batch.length === 0) queueMicrotask(flush);
  const open = getState().route?.peerId ?? null;
  batch.push({ type: 'callMethod', messageId, name, args: [...args], replica: { via, open } });
  return new Promise((resolve, reject) => {
    pending.set(messageId, { resolve, reject });
  });
}

/** A call that sends something. `via` is for the record only. */
export function callApi<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  via: 'enter' | 'button' = 'button',
): Promise<unknown> {
  return post(name, [args], via);
}

/** A call that carries nothing of the user's: that somebody types, what was read, a download. */
export function callPlainApi(name: string, ...args: readonly unknown[]): Promise<unknown> {
  return post(name, args, 'button');
}
