import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InspectionEnd, InspectionProgress, InspectionRequest } from '../messaging/inspection.ts';
import { createSupervisor } from './supervisor.ts';
import { createFakeWorker, type FakeWorker } from './testing/fake-worker.ts';
import { createVerdictCache } from './verdict-cache.ts';

let workers: FakeWorker[];
let reply: (worker: FakeWorker, job: unknown) => void;
let now: number;
const spawn = () => {
  const worker = createFakeWorker();
  worker.onPost = (job) => {
    reply(worker, job);
  };
  workers.push(worker);
  return worker;
};
const supervise = () =>
  createSupervisor(
    spawn,
    createVerdictCache(() => now),
  );
const request = (content = 'a', name = 'a.txt'): InspectionRequest => ({
  file: new File([content], name),
  egress: {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'Ann' },
    account: { id: null },
  },
  policyVersion: 1,
  truncated: false,
});
const end: InspectionEnd = { type: 'text/plain', facets: [], counts: {}, verdict: {} };
const answers = (holds: string) => (worker: FakeWorker) => {
  worker.emit('message', { end, holds });
};
const never = new AbortController().signal;
const ignore = () => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  workers = [];
  now = 0;
  reply = answers('always');
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reading and hashing are the platform's own, outside of the fake clock. */
const posted = (count: number) =>
  vi.waitUntil(() => workers.flatMap((worker) => worker.posted).length >= count);

describe('the supervisor', () => {
  it('has one reader read one file after the other', async () => {
    const jobs: string[] = [];
    reply = (worker, job) => {
      jobs.push(Reflect.get(Object(job), 'name'));
      answers('never')(worker);
    };
    const { inspect } = supervise();
    const names = ['a', 'b', 'c'];
    const ends = await Promise.all(names.map((name) => inspect(request(name, name), ignore, never)));
    expect(ends).toEqual([end, end, end]);
    expect(jobs).toEqual(names);
    expect(workers).toHaveLength(1);
  });

  it('tells who waits that it goes on', async () => {
    reply = () => undefined;
    const { inspect } = supervise();
    const heard: InspectionProgress[] = [];
    void inspect(request('a'), ignore, never);
    void inspect(request('b'), (progress) => heard.push(progress), never);
    await posted(1);
    workers[0]?.emit('message', { progress: { stage: 'ocr', done: 0, total: 1 } });
    expect(heard).toEqual([{ stage: 'metadata', done: 0, total: 0 }]);
    workers[0]?.emit('message', { end, holds: 'never' });
    await posted(2);
    workers[0]?.emit('message', { progress: { stage: 'text', done: 0, total: 0 } });
    expect(heard.at(-1)).toEqual({ stage: 'text', done: 0, total: 0 });
  });

  it('ends a reader that is late, and starts another', async () => {
    reply = () => undefined;
    const { inspect } = supervise();
    const late = inspect(request(), ignore, never);
    await posted(1);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await late).toEqual({ failed: 'timeout' });
    reply = answers('never');
    expect(await inspect(request(), ignore, never)).toEqual(end);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('gives it time for pictures once it has come to them', async () => {
    reply = () => undefined;
    const { inspect } = supervise();
    const slow = inspect(request(), ignore, never);
    await posted(1);
    workers[0]?.emit('message', { progress: { stage: 'ocr', done: 0, total: 1 } });
    await vi.advanceTimersByTimeAsync(20_000);
    workers[0]?.emit('message', { end, holds: 'never' });
    expect(await slow).toEqual(end);
  });

  it.each(['error', 'messageerror'] as const)('ends a reader after its %s', async (type) => {
    reply = (worker) => {
      worker.emit(type);
    };
    expect(await supervise().inspect(request(), ignore, never)).toEqual({ failed: 'inspector-unavailable' });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('ends the work when nobody waits for it any more', async () => {
    reply = () => undefined;
    const gone = new AbortController();
    const { inspect } = supervise();
    const ended = inspect(request(), ignore, gone.signal);
    await posted(1);
    gone.abort();
    await ended;
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('does not begin what nobody waits for', async () => {
    await supervise().inspect(request(), ignore, AbortSignal.abort());
    expect(workers).toHaveLength(0);
  });

  it('ends an idle reader after a minute', async () => {
    const { inspect } = supervise();
    await inspect(request(), ignore, never);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(workers[0]?.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('says of a file that cannot be read that it is broken', async () => {
    const wanted = request();
    Reflect.set(wanted.file, 'arrayBuffer', () => Promise.reject(new Error('changed on disk')));
    expect(await supervise().inspect(wanted, ignore, never)).toEqual({ failed: 'broken' });
  });

  it('reads no more than the head of what is too large', async () => {
    const wanted = request('x'.repeat(300_000));
    Reflect.defineProperty(wanted.file, 'size', { value: 300 * 1024 * 1024 });
    await supervise().inspect(wanted, ignore, never);
    const [job] = workers[0]?.posted ?? [];
    expect(Reflect.get(Object(job), 'bytes').length).toBe(256 * 1024);
    expect(job).toMatchObject({ size: 300 * 1024 * 1024 });
  });
});

describe('what was said before', () => {
  const readings = () => workers.flatMap(({ posted: jobs }) => jobs).length;

  it('is said again of the same bytes, name and egress', async () => {
    const { inspect } = supervise();
    expect(await inspect(request(), ignore, never)).toEqual(end);
    expect(await inspect(request(), ignore, never)).toEqual(end);
    expect(readings()).toBe(1);
    await inspect(request('other'), ignore, never);
    await inspect(request('a', 'other.txt'), ignore, never);
    await inspect({ ...request(), policyVersion: 2 }, ignore, never);
    await inspect({ ...request(), truncated: true }, ignore, never);
    const { egress } = request();
    await inspect({ ...request(), egress: { ...egress, platform: 'messenger' } }, ignore, never);
    expect(readings()).toBe(6);
  });

  it('holds for a minute only where a schedule is', async () => {
    reply = answers('this-minute');
    const { inspect } = supervise();
    await inspect(request(), ignore, never);
    await inspect(request(), ignore, never);
    expect(readings()).toBe(1);
    now = 60_000;
    await inspect(request(), ignore, never);
    expect(readings()).toBe(2);
  });

  it('is not kept when it may come out otherwise', async () => {
    reply = answers('never');
    const { inspect } = supervise();
    await inspect(request(), ignore, never);
    await inspect(request(), ignore, never);
    expect(readings()).toBe(2);
  });
});
