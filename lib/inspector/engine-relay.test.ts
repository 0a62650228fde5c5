import { expect, it, vi } from 'vitest';
import { engineCalls, withEngines } from './engine-relay.ts';
import { createFakeWorker } from './testing/fake-worker.ts';

/** A reader with the document around it; what passes between them is cloned and transferred as between threads. */
function createPair() {
  const worker = createFakeWorker();
  const engines = new Map<string, ReturnType<typeof createFakeWorker>>();
  const outside = withEngines(
    {
      ...worker,
      postMessage(message, transfer) {
        worker.postMessage(structuredClone(message, { transfer: transfer ?? [] }));
      },
    },
    ({ engine }) => {
      const one = createFakeWorker();
      engines.set(engine, one);
      return one;
    },
  );
  const inside = engineCalls({
    postMessage(message, options) {
      worker.emit('message', structuredClone(message, options));
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
  return { worker, outside, inside, spawn, engineOf };
}

it('a file reaches its engine, the answers the reader, and nobody else hears of it', () => {
  const { outside, inside, spawn, engineOf } = createPair();
  const [ofOutside, ofInside, ofPdf, ofArchive] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  outside.addEventListener('message', ofOutside);
  inside.scope.addEventListener('message', ofInside);
  const pdf = spawn('pdf');
  pdf.addEventListener('message', ofPdf);
  spawn('archive').addEventListener('message', ofArchive);
  const bytes = Uint8Array.of(1, 2, 3);
  pdf.postMessage({ bytes }, [bytes.buffer]);
  expect(bytes.byteLength).toBe(0); // handed over, not copied
  expect(engineOf('pdf').posted).toEqual([{ bytes: Uint8Array.of(1, 2, 3) }]);
  engineOf('pdf').emit('message', { kind: 'text', text: 'hello' });
  expect(ofPdf.mock.calls).toEqual([[{ data: { kind: 'text', text: 'hello' } }]]);
  expect([ofOutside, ofInside, ofArchive].map(({ mock }) => mock.calls)).toEqual([[], [], []]);
  outside.postMessage({ name: 'a.txt' });
  inside.scope.postMessage({ progress: 1 });
  expect(ofInside.mock.calls).toEqual([[{ data: { name: 'a.txt' } }]]);
  expect(ofOutside.mock.calls).toEqual([[{ data: { progress: 1 } }]]);
});

it.each(['error', 'messageerror'] as const)('a failed engine is heard of: %s', (type) => {
  const { spawn, engineOf } = createPair();
  const failed = vi.fn();
  spawn('pdf').addEventListener(type, failed);
  engineOf('pdf').emit(type);
  expect(failed).toHaveBeenCalledOnce();
});

it('an engine that the reader ends is gone, and the other is not', () => {
  const { spawn, engineOf } = createPair();
  const [pdf, archive] = [spawn('pdf'), spawn('archive')];
  pdf.terminate();
  pdf.postMessage({ bytes: null });
  archive.postMessage({ bytes: null });
  expect(engineOf('pdf')).toMatchObject({ isEnded: true, posted: [] });
  expect(engineOf('archive')).toMatchObject({ isEnded: false, posted: [{ bytes: null }] });
});

it('who ends the reader ends its engines', () => {
  const { worker, outside, spawn, engineOf } = createPair();
  spawn('pdf');
  spawn('archive');
  outside.terminate();
  expect([worker.isEnded, engineOf('pdf').isEnded, engineOf('archive').isEnded]).toEqual([true, true, true]);
});
