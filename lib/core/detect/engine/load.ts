import type { CompiledDetector } from '../compiled.ts';
import type { Finding } from '../finding.ts';
import type { Phones } from '../phone/phones.ts';
import { giveBack, type Reading } from '../reading.ts';
import { gateKeeper } from './gate-keeper.ts';
import { rankedInViews } from './in-views.ts';
import { resolveOverlaps, type Ranked } from './overlap.ts';
import { searcher, type Memo } from './search.ts';

/** Detectors ready to scan text with. */
export interface Engine {
  /** Everything the detectors find, by start, overlaps resolved. The same text always gives the same findings. */
  scan(text: string): readonly Finding[];
  /**
   * The same findings for a long text, with a pause after every `chunk` code units of work (default 65,536). Null
   * when the signal was aborted before the end.
   */
  scanInChunks(text: string, options?: ChunkOptions): Promise<readonly Finding[] | null>;
  /**
   * For a text that is being written: the same findings (but where a text made for it uses up how far matchers read on
   * for a longer match), and what did not change is not searched again.
   */
  session(): { scan(text: string): readonly Finding[] };
  /** Builds what the first scan would have to build. Call it when there is time. */
  warm(): void;
}

export interface ChunkOptions {
  /** An `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean };
  readonly chunk?: number;
  /** Awaited after every chunk: lets others have their turn. Default: the next microtask. */
  readonly pause?: () => Promise<void>;
}

const defaultChunk = 65_536;
const atOnce = (): Promise<void> => Promise.resolve();

/**
 * @param options.unfiltered runs every pattern over the whole text; for tests that compare.
 * @param options.phones numbering plans for the validators of telephone numbers.
 */
export function loadEngine(
  detectors: readonly CompiledDetector[],
  options: { readonly unfiltered?: boolean; readonly phones?: Phones | null } = {},
): Engine {
  const gates = gateKeeper(detectors);
  const context = { phones: options.phones ?? null };
  const search = searcher(gates, context, options.unfiltered ?? false);

  const rankedIn = (reading: Reading, memo?: Memo): Ranked[] => finish(search(reading, Infinity, memo));
  const rankedInText = (text: string): Ranked[] => {
    const reading = gates.reading(text);
    const ranked = rankedIn(reading);
    giveBack(reading);
    return ranked;
  };
  const resolve = (reading: Reading, plain: readonly Ranked[]): readonly Finding[] => {
    const findings = resolveOverlaps([...plain, ...rankedInViews(reading, plain, rankedInText)]);
    giveBack(reading);
    return findings;
  };
  const scan = (text: string, memo?: Memo): readonly Finding[] => {
    const reading = gates.reading(text);
    return resolve(reading, rankedIn(reading, memo));
  };

  return {
    scan: (text) => scan(text),
    scanInChunks: async (text, { signal, chunk = defaultChunk, pause = atOnce } = {}) => {
      const reading = gates.reading(text);
      const steps = search(reading, chunk);
      for (;;) {
        if (signal?.aborted) return null;
        const step = steps.next();
        if (step.done) return resolve(reading, step.value);
        await pause();
      }
    },
    session: () => {
      const memo: Memo = { text: '', slots: new Map() };
      return { scan: (text) => scan(text, memo) };
    },
    warm: () => void scan(warmText),
  };
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Something of everything, so that the usual paths are compiled before they are needed. */
const warmText =
  'Hello, see you at 10:30 on 2026-01-15, call 555 0100 or mail me@example.com: 4000 1234 5678 9010. '.repeat(
    8,
  );
