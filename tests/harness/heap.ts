import { fieldOf, type NestedSession } from './nested-session.ts';

const listening = new WeakMap<NestedSession, { text: string; tail: string; found: boolean }>();

/**
 * Whether a text is in memory after what is not in use any more was collected: in a heap, in buffers, or in what
 * WebAssembly has. Plain letters only: it is looked for in JSON.
 */
export async function memoryHolds(session: NestedSession, text: string): Promise<boolean> {
  return (await heapHolds(session, text)) || (await buffersHold(session, text));
}

/** Bytes are in no snapshot of a heap. As UTF-8, UTF-16 and UTF-32 (PDFium, libarchive) in either order. */
async function buffersHold(session: NestedSession, text: string): Promise<boolean> {
  const group = { objectGroup: 'buffers' };
  try {
    for (const kind of ['ArrayBuffer', 'SharedArrayBuffer', 'WebAssembly.Memory']) {
      const expression = `globalThis.${kind}?.prototype`;
      const prototype = await session.send('Runtime.evaluate', { expression, ...group });
      const prototypeObjectId = fieldOf(prototype, 'result', 'objectId');
      if (prototypeObjectId === undefined && kind === 'SharedArrayBuffer') continue;
      const all = await session.send('Runtime.queryObjects', { prototypeObjectId, ...group });
      const found = await session.send('Runtime.callFunctionOn', {
        ...{ objectId: fieldOf(all, 'objects', 'objectId'), returnByValue: true },
        ...{ functionDeclaration: String(isInBytes), arguments: [{ value: text }] },
      });
      if (found === undefined) return false; // it has ended
      const holds = fieldOf(found, 'result', 'value');
      if (typeof holds !== 'boolean') throw new Error(`buffers cannot be read: ${JSON.stringify(found)}`);
      if (holds) return true;
    }
    return false;
  } finally {
    await session.send('Runtime.releaseObjectGroup', group);
  }
}

/** Runs in the page: of buffers, or memories with one. */
function isInBytes(this: readonly (ArrayBuffer | { readonly buffer: ArrayBuffer })[], text: string): boolean {
  const letters = [...text].map((letter) => letter.charCodeAt(0));
  return this.some((one) => {
    const buffer = 'buffer' in one ? one.buffer : one;
    // Given away.
    if (buffer.byteLength === 0) return false;
    const bytes = new Uint8Array(buffer);
    return [1, 2, 4].some((step) => {
      const last = bytes.length - step * (letters.length - 1);
      for (
        let at = bytes.indexOf(letters[0] ?? 0);
        at !== -1 && at < last;
        at = bytes.indexOf(letters[0] ?? 0, at + 1)
      ) {
        if (letters.every((letter, index) => bytes[at + index * step] === letter)) return true;
      }
      return false;
    });
  });
}

async function heapHolds(session: NestedSession, text: string): Promise<boolean> {
  const search = { text, tail: '', found: false };
  if (!listening.has(session))
    session.on('HeapProfiler.addHeapSnapshotChunk', (parameters) => {
      const now = listening.get(session);
      if (now === undefined) return;
      const chunk = now.tail + String(fieldOf(parameters, 'chunk'));
      now.found ||= chunk.includes(now.text);
      now.tail = chunk.slice(-now.text.length);
    });
  listening.set(session, search);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.send('HeapProfiler.disable');
  return search.found;
}
