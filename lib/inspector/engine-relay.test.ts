import * as v from 'valibot';
import { expect, it, vi } from 'vitest';
import { engineCalls, engineChannelSchema, withEngines } from './engine-relay.ts';
import { createFakeWorker, type FakeWorker } from './testing/fake-worker.ts';

/** A reader with the document around it; what passes between them is cloned and transferred as between threads. */
function createPair() {
  const worker = createFakeWorker();
  const seen: unknown[] = [];
  const engines = new Map<string, { readonly worker: FakeWorker; readonly channel: Promise<MessagePort> }>();
  const outside = withEngines(
    {
      ...worker,
      postMessage(message, transfer) {
        worker.postMessage(structuredClone(message, { transfer: transfer ?? [] }));
      },
    },
    ({ engine }) => {
      const one = createFakeWorker();
      const channel = new Promise<MessagePort>((resolve) => {
        one.onPost = (message) => {
          resolve(v.parse(engineChannelSchema, message).port);
        };
      });
      engines.set(engine, { worker: one, channel });
      return one;
    },
  );
  const inside = engineCalls({
    postMessage(message, options) {
      const cloned = structuredClone(message, options);
      seen.push(cloned);
      worker.emit('message', cloned);
    },
    addEventListener(_, listener) {
      const before = worker.onPost;
      worker.onPost = (data) => {
        before(data);
        listener({ data });
      };
    },
  });
  const spawn = (engine: 'pdf' | 'archive') => inside.spawn({ engine, size: 'full', languages: [] });
  const engineOf = (name: string) => {
    const one = engines.get(name);
    if (one === undefined) throw new Error(`no ${name}`);
    return one;
  };
  return { worker, outside, inside, spawn, engineOf, seen };
}

const nextOn = (port: MessagePort) =>
  new Promise<unknown>((resolve) => {
    port.addEventListener(
      'message',
      ({ data }) => {
        resolve(data);
      },
      { once: true },
    );
    port.start();
  });

it('a file reaches its engine, the answers the reader, and nobody else hears of it', async () => {
  const { outside, inside, spawn, engineOf, seen } = createPair();
  const [ofOutside, ofInside, ofPdf, ofArchive] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  outside.addEventListener('message', ofOutside);
  inside.scope.addEventListener('message', ofInside);
  const pdf = spawn('pdf');
  pdf.addEventListener('message', ofPdf);
  spawn('archive').addEventListener('message', ofArchive);
  const bytes = Uint8Array.of(1, 2, 3);
  pdf.postMessage({ bytes }, [bytes.buffer]);
  expect(bytes.byteLength).toBe(0); // handed over, not copied
  const channel = await engineOf('pdf').channel;
  expect(await nextOn(channel)).toEqual({ bytes: Uint8Array.of(1, 2, 3) });
  channel.postMessage({ kind: 'text', text: 'hello' });
  await vi.waitFor(() => {
    expect(ofPdf.mock.calls).toEqual([[{ data: { kind: 'text', text: 'hello' } }]]);
  });
  expect([ofOutside, ofInside, ofArchive].map(({ mock }) => mock.calls)).toEqual([[], [], []]);
  // The document has but started them.
  expect(seen).toMatchObject([{ start: { engine: 'pdf' } }, { start: { engine: 'archive' } }]);
  expect(engineOf('pdf').worker.posted).toHaveLength(1);
  outside.postMessage({ name: 'a.txt' });
  inside.scope.postMessage({ progress: 1 });
  expect(ofInside.mock.calls).toEqual([[{ data: { name: 'a.txt' } }]]);
  expect(ofOutside.mock.calls).toEqual([[{ data: { progress: 1 } }]]);
  channel.close();
});

it.each(['error', 'messageerror'] as const)('a failed engine is heard of: %s', (type) => {
  const { spawn, engineOf } = createPair();
  const failed = vi.fn();
  spawn('pdf').addEventListener(type, failed);
  engineOf('pdf').worker.emit(type);
  expect(failed).toHaveBeenCalledOnce();
});

it('an engine that the reader ends is gone, and the other is not', async () => {
  const { spawn, engineOf } = createPair();
  const [pdf, archive] = [spawn('pdf'), spawn('archive')];
  pdf.terminate();
  archive.postMessage({ bytes: null });
  const channel = await engineOf('archive').channel;
  expect(await nextOn(channel)).toEqual({ bytes: null });
  expect(engineOf('pdf').worker.isEnded).toBe(true);
  expect(engineOf('archive').worker.isEnded).toBe(false);
  archive.terminate();
});

it('who ends the reader ends its engines', () => {
  const { worker, outside, spawn, engineOf } = createPair();
  spawn('pdf');
  spawn('archive');
  outside.terminate();
  expect([worker, engineOf('pdf').worker, engineOf('archive').worker].map(({ isEnded }) => isEnded)).toEqual([
    true,
    true,
    true,
  ]);
});
