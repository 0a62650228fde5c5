import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runExtractor } from '../inspect/extractor.ts';
import { createMeter, standardLimits } from '../inspect/meter.ts';
import { serveEngine } from './engine-worker.ts';
import { createRemoteEngine } from './remote-engine.ts';
import { createFakeWorker, type FakeWorker } from './testing/fake-worker.ts';

let workers: FakeWorker[];
const spawn = () => {
  const worker = createFakeWorker();
  workers.push(worker);
  return worker;
};
const bytes = Uint8Array.of(1, 2, 3);
const nothing = { texts: [], facets: [], counts: {}, embedded: [] };
const answer = (more: object = {}, poisoned = false) => ({
  kind: 'read',
  extracted: { ...nothing, ...more },
  left: {
    ...standardLimits,
    inflatedBytes: standardLimits.inflatedBytes - 100,
    pages: standardLimits.pages - 2,
  },
  poisoned,
});
/** A worker that is there at once; `reply` says what it makes of files. */
const ready = (reply: (worker: FakeWorker) => void) => () => {
  const worker = spawn();
  worker.onPost = () => {
    queueMicrotask(() => {
      reply(worker);
    });
  };
  queueMicrotask(() => {
    worker.emit('message', { kind: 'loaded', ok: true });
  });
  return worker;
};

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an engine in a worker', () => {
  it('gives what was found, and the meter pays for it', async () => {
    const found = { texts: [{ path: ['page 1'], text: 'hello' }], facets: ['label'], counts: { pages: 2 } };
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => worker.emit('message', answer(found))),
    );
    const meter = createMeter();
    expect(await runExtractor(engine, bytes, meter)).toEqual({ ...nothing, ...found });
    expect(meter.left()).toMatchObject({
      inflatedBytes: standardLimits.inflatedBytes - 100,
      pages: standardLimits.pages - 2,
      textLength: standardLimits.textLength - 5,
    });
    expect(workers[0]?.posted).toMatchObject([{ bytes, limits: { depth: standardLimits.depth } }]);
  });

  it('keeps its worker for the next file', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => worker.emit('message', answer())),
    );
    await runExtractor(engine, bytes, createMeter());
    await runExtractor(engine, bytes, createMeter());
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
  });

  it.each([
    ['crashes', 'broken', (worker: FakeWorker) => worker.emit('error')],
    [
      'says what nobody understands',
      'broken',
      (worker: FakeWorker) => worker.emit('message', { kind: 'read' }),
    ],
    [
      'is poisoned',
      'too-large',
      (worker: FakeWorker) => worker.emit('message', answer({ unscannable: 'too-large' }, true)),
    ],
  ] as const)('that %s is thrown away', async (_what, unscannable, reply) => {
    let isBad = true;
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        if (isBad) reply(worker);
        else worker.emit('message', answer());
      }),
    );
    expect(await runExtractor(engine, bytes, createMeter())).toMatchObject({ unscannable });
    isBad = false;
    expect(await runExtractor(engine, bytes, createMeter())).toEqual(nothing);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('that does not answer in time is thrown away', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready(() => undefined),
    );
    const found = runExtractor(engine, bytes, createMeter({ ...standardLimits, milliseconds: 50 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await found).toMatchObject({ unscannable: 'timeout' });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('that cannot be had makes files unscannable', async () => {
    const engine = createRemoteEngine(['a/b'], () => {
      const worker = spawn();
      queueMicrotask(() => {
        worker.emit('message', { kind: 'loaded', ok: false });
      });
      return worker;
    });
    expect(await runExtractor(engine, bytes, createMeter())).toMatchObject({
      unscannable: 'inspector-unavailable',
    });
    await expect(engine.load()).rejects.toMatchObject({ reason: 'inspector-unavailable' });
    expect(workers.every(({ isEnded }) => isEnded)).toBe(true);
  });
});

describe('the inside of its worker', () => {
  const scope = () => {
    const said: unknown[] = [];
    const heard: ((event: { data?: unknown }) => void)[] = [];
    return {
      said,
      postMessage: (message: unknown) => void said.push(message),
      addEventListener: (_type: 'message', listener: (event: { data?: unknown }) => void) => {
        heard.push(listener);
      },
      take(data: unknown) {
        for (const listener of heard) listener({ data });
      },
    };
  };

  it('reads within the limits it was given', async () => {
    const own = scope();
    await serveEngine(own, async () => ({
      types: [],
      poisoned: false,
      extract(file, into, meter) {
        meter.inflate(file.length);
        into.text(['page 1'], 'hello');
      },
    }));
    own.take({ bytes, limits: { ...standardLimits, inflatedBytes: 10 } });
    await vi.waitFor(() => expect(own.said).toHaveLength(2));
    expect(own.said).toMatchObject([
      { kind: 'loaded', ok: true },
      {
        extracted: { texts: [{ path: ['page 1'], text: 'hello' }] },
        left: { inflatedBytes: 7 },
        poisoned: false,
      },
    ]);
  });

  it('says when it cannot start', async () => {
    const own = scope();
    await serveEngine(own, () => Promise.reject(new Error('no file')));
    expect(own.said).toEqual([{ kind: 'loaded', ok: false }]);
  });
});
