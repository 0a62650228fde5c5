import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { serveEngine } from '../../lib/inspector/engine-worker.ts';
import { engineHeapBytes, type ReaderSize } from '../../lib/inspector/reader-size.ts';
import { createRemoteEngine, type RemoteEngine } from '../../lib/inspector/remote-engine.ts';
import { createSharedEngine } from '../../lib/inspector/shared-engine.ts';
import type { WorkerLike } from '../../lib/inspector/worker-like.ts';
import { createPdfExtractor, pdfTypes } from '../../lib/inspect/extractors/pdf.ts';
import { readEngineFile } from '../../lib/inspect/testing/engine-files.ts';

/** As the extension has them: PDFs are read in workers, long ones by two at once, the second a small one. */
export function createPdfEngines(): RemoteEngine {
  const engine = (size: ReaderSize) => createRemoteEngine(pdfTypes, () => spawn(engineHeapBytes[size].pdf));
  return createSharedEngine(engine('full'), engine('small'));
}

/** This very bundle once more, in a thread of its own. */
function spawn(pdfHeapBytes: number): WorkerLike {
  const worker = new Worker(new URL(import.meta.url), { workerData: { pdfHeapBytes } });
  return {
    postMessage: (message) => {
      worker.postMessage(message);
    },
    terminate: () => void worker.terminate(),
    addEventListener(type, listener) {
      if (type === 'message') worker.on(type, (data: unknown) => listener({ data }));
      else worker.on(type, () => listener({}));
    },
  };
}

function serve(port: MessagePort, maxHeapBytes: number): Promise<void> {
  const scope = {
    postMessage: (message: unknown) => {
      port.postMessage(message);
    },
    addEventListener(_type: 'message', listener: (event: { readonly data?: unknown }) => void) {
      port.on('message', (data: unknown) => {
        listener({ data });
      });
    },
  };
  return serveEngine(scope, async () =>
    createPdfExtractor({ wasm: await readEngineFile('pdfium'), maxHeapBytes }),
  );
}

const task: unknown = workerData;
if (parentPort !== null && typeof task === 'object' && task !== null && 'pdfHeapBytes' in task)
  await serve(parentPort, Number(task.pdfHeapBytes));
