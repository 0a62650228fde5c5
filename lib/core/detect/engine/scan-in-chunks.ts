import type { Finding } from '../finding.ts';
import type { Engine } from './load.ts';

export interface ChunkOptions {
  /** An `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean };
  /** In code units of work. Default 65,536. */
  readonly chunk?: number;
  /** Awaited after every chunk: lets others have their turn. Default: the next microtask. */
  readonly pause?: () => Promise<void>;
}

/** What `scan` finds, with pauses. Null when the signal was aborted before the end. */
export async function scanInChunks(
  engine: Engine,
  text: string,
  { signal, chunk = 65_536, pause = () => Promise.resolve() }: ChunkOptions = {},
): Promise<readonly Finding[] | null> {
  const steps = engine.steps(text, chunk);
  for (;;) {
    if (signal?.aborted) return null;
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}
