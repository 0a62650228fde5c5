import { parseSentRecord } from '../../sent.ts';
import { keepRecord, numberRecord, sentRecords } from '../../shared/wire.ts';
import { accountNumber, answerMs, language, plainWorker } from '../variant.ts';
import { workerUrl } from './worker-url.ts';
import { type Invoke, newsIn, type Trace } from './protocol.ts';

type Port = MessagePort | Worker;

const port = connect();
const waiting = new Map<number, (result: unknown) => void>();
let batch: Invoke[] = [];
let lastId = 0;

function connect(): Port {
  const url = workerUrl(`/k/assets/worker.js?lang=${language}`);
  if (plainWorker || !('SharedWorker' in window)) return listen(new Worker(url, { type: 'module' }));
  const shared = new SharedWorker(url, { type: 'module' });
  listen(shared.port);
  shared.port.start();
  return shared.port;
}

function listen(source: Port): Port {
  source.addEventListener('message', (event) => {
    const news = newsIn(event instanceof MessageEvent ? event.data : null);
    if (news?.type === 'recorded') keep(news.record);
    else if (news) answerLater(news.id, news.result);
  });
  return source;
}

/** The page counts for itself, so that a reset starts again at 1. */
function keep(posted: unknown): void {
  const record = parseSentRecord(posted);
  if (record) keepRecord(numberRecord(record, sentRecords().length + 1));
}

function answerLater(id: number, result: unknown): void {
  if (answerMs === null) waiting.delete(id);
  else if (answerMs === 0) answer(id, result);
  else setTimeout(answer, answerMs, id, result);
}

function answer(id: number, result: unknown): void {
  waiting.get(id)?.(result);
  waiting.delete(id);
}

/**
 * Calls a manager in the worker. All calls of one task leave in one batch. `answered` may never run: nothing in the
 * page waits for an answer.
 */
export function invokeManager(
  name: string,
  method: string,
  args: readonly unknown[],
  trace: Trace = {},
  answered?: (result: unknown) => void,
): void {
  const id = ++lastId;
  if (answered) waiting.set(id, answered);
  const call = { name, method, args: [...args], accountNumber };
  batch.push({ type: 'invoke', id, payload: { type: 'manager', payload: call }, trace });
  if (batch.length === 1) queueMicrotask(flush);
}

function flush(): void {
  const payload = batch;
  batch = [];
  port.postMessage({ type: 'batch', payload });
}
