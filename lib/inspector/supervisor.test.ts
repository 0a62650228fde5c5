import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InspectionEnd, InspectionRequest, InspectionWord } from '../messaging/inspection.ts';
import { createSupervisor } from './supervisor.ts';
import { createFakeWorker, type FakeWorker } from './testing/fake-worker.ts';
import { createVerdictCache } from './verdict-cache.ts';

let workers: FakeWorker[];
let sizes: string[];
let reply: (worker: FakeWorker, job: unknown) => void;
let now: number;
const spawn = (size: string) => {
  sizes.push(size);
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
  policyHash: 'h',
  truncated: false,
  withinMs: 60_000,
});
/** Of so many bytes, as far as anybody asks. */
const large = (name: string, bytes = 5_000_000): InspectionRequest => {
  const wanted = request(name, name);
  Reflect.defineProperty(wanted.file, 'size', { value: bytes });
  return wanted;
};
const jobsOf = (worker: FakeWorker | undefined) =>
  (worker?.posted ?? []).map((job): unknown => Reflect.get(Object(job), 'name'));
const end: InspectionEnd = { type: 'text/plain', facets: [], counts: {}, verdict: {} };
const answers = (holds: string) => (worker: FakeWorker) => {
  worker.emit('message', { end, holds });
};
const never = new AbortController().signal;
const ignore = () => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  workers = [];
  sizes = [];
  now = 0;
  reply = answers('always');
});
afterEach(() => {
  vi.useRealTimers();
});

const done = (worker: FakeWorker | undefined, more: object = {}) =>
  worker?.emit('message', { end, holds: 'never', ...more });

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
    expect(ends).toMatchObject([end, end, end]);
    expect(jobs).toEqual(names);
    expect(workers).toHaveLength(1);
  });

  it('tells who waits that it goes on', async () => {
    reply = () => undefined;
    const { inspect } = supervise();
    const heard: InspectionWord[] = [];
    void inspect(large('a'), ignore, never);
    void inspect(large('b'), (word) => heard.push(word), never);
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
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('ends a reader that has read something heavy, and starts another', async () => {
    reply = (worker) => {
      worker.emit('message', { end, holds: 'never', isHeavy: true });
    };
    const { inspect } = supervise();
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    reply = answers('never');
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('has engines begin anew when there is nothing to read for a second, once', async () => {
    const { inspect } = supervise();
    for (let turn = 0; turn < 2; turn += 1) {
      await inspect(request(String(turn)), ignore, never);
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(workers[0]?.posted).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(workers[0]?.posted.slice(2)).toEqual([{ rest: true }]);
    await inspect(request('again'), ignore, never);
    expect(workers.map(jobsOf)).toEqual([['a.txt', 'a.txt', undefined, 'a.txt']]);
  });

  it('leaves no bytes behind that no reader took', async () => {
    const taken: Uint8Array[] = [];
    const noted = () => {
      const wanted = request('secret');
      Reflect.set(wanted.file, 'arrayBuffer', () => {
        const bytes = new TextEncoder().encode('secret');
        taken.push(bytes);
        return Promise.resolve(bytes.buffer);
      });
      return wanted;
    };
    const { inspect } = supervise();
    await inspect(noted(), ignore, never);
    await inspect(noted(), ignore, never);
    // The first were given away, the second wiped.
    expect(taken.map(({ length }) => length)).toEqual([0, 6]);
    expect(taken[1]?.every((byte) => byte === 0)).toBe(true);
    expect(workers.map(jobsOf)).toEqual([['a.txt']]);
  });

  it('gives it time for pictures once it has come to them', async () => {
    reply = () => undefined;
    const { inspect } = supervise();
    const slow = inspect(request(), ignore, never);
    await posted(1);
    workers[0]?.emit('message', { progress: { stage: 'ocr', done: 0, total: 1 } });
    await vi.advanceTimersByTimeAsync(20_000);
    workers[0]?.emit('message', { end, holds: 'never' });
    expect(await slow).toMatchObject(end);
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

  it('reads no more than the ends of what is too large, each time anew', async () => {
    const size = 300 * 1024 * 1024 + 1;
    const wanted = large('large', size);
    const cuts: (number | undefined)[][] = [];
    Reflect.set(wanted.file, 'slice', (...cut: number[]) => {
      cuts.push(cut);
      return new Blob([cut.length === 1 ? 'end' : 'beginning']);
    });
    const { inspect } = supervise();
    expect(await inspect(wanted, ignore, never)).not.toHaveProperty('contentKey');
    await inspect(wanted, ignore, never);
    const jobs = workers[0]?.posted ?? [];
    expect(jobs).toHaveLength(2);
    expect(jobs[0]).toMatchObject({ size, bytes: { length: 9 }, tail: { length: 3 } });
    expect(cuts.slice(0, 2)).toEqual([[0, 8 * 1024 * 1024], [299 * 1024 * 1024]]);
  });

  it('keeps what was found when it has to end a reader', async () => {
    const soFar = { type: 'application/zip', facets: [], counts: {}, verdict: { action: 'block' } };
    const unfinished = {
      timeout: { ...soFar, unscannable: 'timeout' },
      'inspector-unavailable': { ...soFar, unscannable: 'inspector-unavailable' },
    };
    const { inspect } = supervise();
    for (const [reason, act] of [
      ['timeout', () => vi.advanceTimersByTimeAsync(15_000)],
      ['inspector-unavailable', () => workers.at(-1)?.emit('error')],
    ] as const) {
      const heard: InspectionWord[] = [];
      reply = (worker) => {
        worker.emit('message', { unfinished });
      };
      const stuck = inspect(request(reason), (word) => heard.push(word), never);
      await posted(workers.length === 0 ? 1 : 2);
      await act();
      expect(await stuck).toMatchObject({ ...soFar, unscannable: reason });
      expect(heard).toEqual([{ unfinished }]);
      expect(workers.at(-1)?.isEnded).toBe(true);
    }
    // What is not finished is not said again.
    reply = answers('always');
    expect(await inspect(request('timeout'), ignore, never)).toMatchObject(end);
  });
});

describe('several files', () => {
  beforeEach(() => {
    reply = () => undefined;
  });

  it('have two readers, and what is small does not wait behind what is large', async () => {
    const { inspect } = supervise();
    const first = inspect(large('large-1'), ignore, never);
    const second = inspect(large('large-2'), ignore, never);
    const small = inspect(request('small', 'small'), ignore, never);
    await posted(1);
    await vi.advanceTimersByTimeAsync(200);
    await posted(2);
    expect(sizes).toEqual(['full', 'small']);
    expect(workers.map(jobsOf)).toEqual([['large-1'], ['small']]);
    done(workers[1]);
    expect(await small).toMatchObject(end);
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers.map(({ posted: messages }) => messages.at(-1))).toMatchObject([
      { name: 'large-1' },
      { rest: true },
    ]);
    // What is large waits for the one that may take it.
    expect(jobsOf(workers[1])).toEqual(['small', undefined]);
    done(workers[0]);
    await first;
    await posted(4);
    expect(jobsOf(workers[0])).toEqual(['large-1', 'large-2']);
    done(workers[0]);
    expect(await second).toMatchObject(end);
  });

  it('have one reader where that is quick', async () => {
    reply = answers('never');
    const { inspect } = supervise();
    await Promise.all(['a', 'b', 'c'].map((name) => inspect(request(name, name), ignore, never)));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sizes).toEqual(['full']);
  });

  it('are read again by the full reader where the small one has too little space', async () => {
    const { inspect } = supervise();
    const first = inspect(large('large'), ignore, never);
    const cramped = inspect(request('cramped', 'cramped'), ignore, never);
    await posted(1);
    await vi.advanceTimersByTimeAsync(200);
    await posted(2);
    const tooLarge = { ...end, unscannable: 'too-large' };
    done(workers[1], { isCramped: true, isHeavy: true, holds: 'always', end: tooLarge });
    done(workers[0]);
    await first;
    await posted(3);
    expect(jobsOf(workers[0])).toEqual(['large', 'cramped']);
    expect(workers[1]?.isEnded).toBe(true);
    done(workers[0]);
    expect(await cramped).not.toHaveProperty('unscannable');
  });

  it('have their time together', async () => {
    const { inspect } = supervise();
    const within = (wanted: InspectionRequest) => inspect({ ...wanted, withinMs: 14_000 }, ignore, never);
    const [reading, waiting] = [within(large('a')), within(large('b'))];
    await posted(1);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(await reading).toEqual({ failed: 'timeout' });
    expect(await waiting).toEqual({ failed: 'timeout' });
    expect(jobsOf(workers[0])).toEqual(['a']);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('that nobody waits for leave the line', async () => {
    const { inspect } = supervise();
    const gone = new AbortController();
    const first = inspect(large('a'), ignore, never);
    const waiting = inspect(large('b'), ignore, gone.signal);
    await posted(1);
    gone.abort();
    await waiting;
    done(workers[0]);
    await first;
    reply = answers('never');
    await inspect(large('c'), ignore, never);
    expect(jobsOf(workers[0])).toEqual(['a', 'c']);
  });
});

describe('what was said before', () => {
  const readings = () => workers.flatMap(({ posted: jobs }) => jobs).length;

  it('is said again of the same bytes, name and egress', async () => {
    const { inspect } = supervise();
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    expect(await inspect(request(), ignore, never)).toMatchObject(end);
    expect(readings()).toBe(1);
    await inspect(request('other'), ignore, never);
    await inspect(request('a', 'other.txt'), ignore, never);
    await inspect({ ...request(), policyVersion: 2 }, ignore, never);
    await inspect({ ...request(), policyHash: 'another organisation\u2019s' }, ignore, never);
    await inspect({ ...request(), truncated: true }, ignore, never);
    const { egress } = request();
    await inspect({ ...request(), egress: { ...egress, platform: 'messenger' } }, ignore, never);
    expect(readings()).toBe(7);
  });

  it('comes with a key of the content alone', async () => {
    const { inspect } = supervise();
    const keyOf = async (wanted: InspectionRequest): Promise<unknown> =>
      Reflect.get(await inspect(wanted, ignore, never), 'contentKey');
    const key = await keyOf(request());
    expect(key).toMatch(/^[\da-f]{64}$/);
    expect(await keyOf(request())).toBe(key);
    expect(await keyOf(request('a', 'other.txt'))).toBe(key);
    expect(await keyOf(request('other'))).not.toBe(key);
    // Another browser run has another salt.
    expect(await Reflect.get(await supervise().inspect(request(), ignore, never), 'contentKey')).not.toBe(
      key,
    );
    // Of what is too large, nobody knows all.
    expect(await keyOf(large('large', 300 * 1024 * 1024))).toBeUndefined();
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
