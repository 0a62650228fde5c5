import { fieldOf, type NestedSession } from './nested-session.ts';

const listening = new WeakMap<NestedSession, { text: string; tail: string; found: boolean }>();

/** Whether a text is in a heap after what is not in use any more was collected. Plain letters only: it is looked for in JSON. */
export async function heapHolds(session: NestedSession, text: string): Promise<boolean> {
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
