import type { InspectionEnd, InspectionProgress, InspectionRequest } from '../messaging/inspection.ts';
import { askReader } from './ask-reader.ts';
import type { ReaderJob } from './reader-messages.ts';
import type { VerdictCache } from './verdict-cache.ts';
import type { WorkerLike } from './worker-like.ts';

/** Of larger files only name and type are known: as much as a reader may inflate. */
const maxFileBytes = 256 * 1024 * 1024;
const headBytes = 256 * 1024;
const diskMs = 10_000;
const idleMs = 60_000;

type OnProgress = (progress: InspectionProgress) => void;

export interface Supervisor {
  /**
   * Looks into a file once those before it are done. `onProgress` says where it is, and that it goes on with the files
   * before it. Never rejects; when `signal` aborts, the work ends, and the result means nothing.
   */
  inspect(request: InspectionRequest, onProgress: OnProgress, signal: AbortSignal): Promise<InspectionEnd>;
}

/** Keeps one reader in a worker: started when it is first needed, ended when it is late, crashes or idles. */
export function createSupervisor(spawn: () => WorkerLike, cache: VerdictCache): Supervisor {
  let reader: WorkerLike | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const waiting = new Set<OnProgress>();
  const endReader = () => {
    reader?.terminate();
    reader = null;
  };

  const inspectNow = async (
    request: InspectionRequest,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<InspectionEnd> => {
    if (signal.aborted) return { failed: 'timeout' };
    const { file, egress, policyVersion, truncated } = request;
    const { name, size } = file;
    const isWhole = size <= maxFileBytes;
    const bytes = await readDisk(isWhole ? file : file.slice(0, headBytes), signal);
    if (bytes === 'timeout' || bytes === 'broken') return { failed: bytes };
    const key = await cache.keyOf(bytes, request);
    const known = cache.get(key);
    if (known !== null) return known;
    const job: ReaderJob = { egress, policyVersion, truncated, name, size, bytes };
    reader ??= spawn();
    const heard = (progress: InspectionProgress) => {
      onProgress(progress);
      // Who waits hears that it goes on.
      for (const other of waiting) other({ stage: 'metadata', done: 0, total: 0 });
    };
    const { end, holds, isBad } = await askReader(reader, job, heard, signal);
    if (isBad) endReader();
    cache.put(key, end, holds);
    return end;
  };

  const inTurn = async (
    before: Promise<unknown>,
    onProgress: OnProgress,
    work: () => Promise<InspectionEnd>,
  ) => {
    waiting.add(onProgress);
    await before;
    waiting.delete(onProgress);
    clearTimeout(idle);
    const end = await work().catch((): InspectionEnd => ({ failed: 'broken' }));
    idle = setTimeout(endReader, idleMs);
    return end;
  };

  return {
    inspect(request, onProgress, signal) {
      const own = inTurn(last, onProgress, () => inspectNow(request, onProgress, signal));
      last = own;
      return own;
    },
  };
}

/** A folder reads as a file that cannot be read; so does one that was changed or moved meanwhile. */
async function readDisk(
  file: Blob,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | 'timeout' | 'broken'> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(diskMs)]);
  const gaveUp = new Promise<'timeout'>((resolve) => {
    late.addEventListener('abort', () => {
      resolve('timeout');
    });
  });
  const read = file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => 'broken' as const,
  );
  return Promise.race([read, gaveUp]);
}
