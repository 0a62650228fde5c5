import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCollector } from '../inspect/collector.ts';
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
const done = (poisoned = false) => ({
  kind: 'done',
  left: {
    ...standardLimits,
    inflatedBytes: standardLimits.inflatedBytes - 100,
    pages: standardLimits.pages - 2,
  },
  poisoned,
});
const say = (worker: FakeWorker, ...messages: readonly object[]) => {
  for (const message of messages) worker.emit('message', message);
};
const text = (own: string) => ({ kind: 'text', path: ['page 1'], text: own });
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
    const inside = { path: ['page 2'], name: 'scan.png', bytes };
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, text('hello'), { kind: 'facet', facet: 'label' });
        say(worker, { kind: 'count', what: 'pages', amount: 2 }, { kind: 'unscannable', reason: 'broken' });
        say(worker, { kind: 'embed', ...inside, isPreview: true }, done());
      }),
    );
    const meter = createMeter();
    expect(await runExtractor(engine, bytes, meter)).toEqual({
      texts: [{ path: ['page 1'], text: 'hello' }],
      facets: ['label', 'embedded-file'],
      counts: { pages: 2 },
      embedded: [{ ...inside, isPreview: true }],
      unscannable: 'broken',
    });
    expect(meter.left()).toMatchObject({
      inflatedBytes: standardLimits.inflatedBytes - 100,
      pages: standardLimits.pages - 2,
      textLength: standardLimits.textLength - 5,
      entries: standardLimits.entries - 1,
    });
    expect(workers[0]?.posted).toMatchObject([{ bytes, limits: { depth: standardLimits.depth } }]);
  });

  it('keeps its worker for the next file', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, done());
      }),
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
      (worker: FakeWorker) => {
        say(worker, { kind: 'read' });
      },
    ],
    [
      'is poisoned',
      'too-large',
      (worker: FakeWorker) => {
        say(worker, { kind: 'unscannable', reason: 'too-large' }, done(true));
      },
    ],
  ] as const)('that %s is thrown away', async (_what, unscannable, reply) => {
    let isBad = true;
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        if (isBad) reply(worker);
        else say(worker, done());
      }),
    );
    expect(await runExtractor(engine, bytes, createMeter())).toMatchObject({ unscannable });
    isBad = false;
    expect(await runExtractor(engine, bytes, createMeter())).toEqual(nothing);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('that is not done in time is thrown away; what it has found stays', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, text('hello'));
      }),
    );
    const found = runExtractor(engine, bytes, createMeter({ ...standardLimits, milliseconds: 50 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await found).toMatchObject({ texts: [{ text: 'hello' }], unscannable: 'timeout' });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('that crashes leaves what it has found', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, text('hello'));
        worker.emit('error');
      }),
    );
    expect(await runExtractor(engine, bytes, createMeter())).toMatchObject({
      texts: [{ text: 'hello' }],
      unscannable: 'broken',
    });
  });

  it('that finds more than it may is thrown away', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, text('hello'), text('and more'), text('and more'), done());
      }),
    );
    expect(
      await runExtractor(engine, bytes, createMeter({ ...standardLimits, textLength: 10 })),
    ).toMatchObject({ texts: [{ text: 'hello' }], unscannable: 'too-large' });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('tells whoever asked for the first half that it leaves the second, and nobody else', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, { kind: 'leaves' }, text('hello'), done());
      }),
    );
    const leave = vi.fn();
    const meter = createMeter();
    await engine.extract(bytes, createCollector(meter).into, meter, { which: 'first', leave });
    expect(leave).toHaveBeenCalledOnce();
    expect(workers[0]?.posted).toMatchObject([{ half: 'first' }]);
    expect(await runExtractor(engine, bytes, meter)).toMatchObject({ unscannable: 'broken' });
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

  it('begins anew where it has read something, and only there', async () => {
    const engine = createRemoteEngine(
      ['a/b'],
      ready((worker) => {
        say(worker, done());
      }),
    );
    engine.renew();
    expect(workers).toHaveLength(0);
    await engine.load();
    engine.renew();
    expect(workers).toHaveLength(1);
    await runExtractor(engine, bytes, createMeter());
    engine.renew();
    engine.renew();
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(workers[1]?.posted).toEqual([]);
    await runExtractor(engine, bytes, createMeter());
    expect(workers.map(({ posted }) => posted.length)).toEqual([1, 1]);
  });

  it('that was ended while it was loaded takes nothing along when its time is over', async () => {
    const engine = createRemoteEngine(['a/b'], spawn);
    const first = engine.load();
    const late = expect(first).rejects.toMatchObject({ reason: 'inspector-unavailable' });
    engine.end();
    const second = engine.load();
    say(workers.at(-1) ?? spawn(), { kind: 'loaded', ok: true });
    await second;
    await vi.advanceTimersByTimeAsync(30_000);
    await late;
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
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

  it('tells what it finds at once, within the limits it was given', async () => {
    const own = scope();
    await serveEngine(own, async () => ({
      types: [],
      poisoned: false,
      extract(file, into, meter) {
        meter.inflate(file.length);
        into.text(['page 1'], 'hello');
        into.text(['page 2'], '  ');
        into.embed(['page 3'], 'a.txt', file);
        expect(own.said).toHaveLength(3);
        into.text(['page 4'], 'more than it may');
      },
    }));
    own.take({ bytes, limits: { ...standardLimits, inflatedBytes: 10, textLength: 10 } });
    await vi.waitFor(() => expect(own.said).toHaveLength(5));
    expect(own.said).toMatchObject([
      { kind: 'loaded', ok: true },
      { kind: 'text', path: ['page 1'], text: 'hello' },
      { kind: 'embed', path: ['page 3'], name: 'a.txt', bytes, isPreview: false },
      { kind: 'unscannable', reason: 'too-large' },
      { kind: 'done', left: { inflatedBytes: 7, entries: standardLimits.entries - 1 }, poisoned: false },
    ]);
  });

  it('reads the half that is asked for', async () => {
    const own = scope();
    await serveEngine(own, async () => ({
      types: [],
      poisoned: false,
      extract(_file, into, _meter, half) {
        if (half?.which === 'first') half.leave();
        into.text(['page 1'], half?.which ?? 'all');
      },
    }));
    own.take({ bytes, limits: standardLimits, half: 'first' });
    own.take({ bytes, limits: standardLimits, half: 'second' });
    await vi.waitFor(() => expect(own.said).toHaveLength(6));
    expect(own.said).toMatchObject([
      { kind: 'loaded' },
      { kind: 'leaves' },
      { kind: 'text', text: 'first' },
      { kind: 'text', text: 'second' },
      { kind: 'done' },
      { kind: 'done' },
    ]);
  });

  it('says when it cannot start', async () => {
    const own = scope();
    await serveEngine(own, () => Promise.reject(new Error('no file')));
    expect(own.said).toEqual([{ kind: 'loaded', ok: false }]);
  });
});
