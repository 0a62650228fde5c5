import type { CompiledDetector } from '../compiled.ts';
import type { Finding } from '../finding.ts';
import type { Phones } from '../phone/phones.ts';
import { giveBack, type Reading } from '../reading.ts';
import { gateKeeper } from './gate-keeper.ts';
import { rankedInViews } from './in-views.ts';
import { resolveOverlaps, type Heeded, type Ranked } from './overlap.ts';
import { searcher, type Memo } from './search.ts';

/** Detectors ready to scan text with. */
export interface Engine {
  /**
   * Everything the detectors find, by start, overlaps resolved. The same text always gives the same findings.
   * @param heeded what no other detector may keep from being found (overlap.ts); without it, none is preferred.
   */
  scan(text: string, heeded?: Heeded): readonly Finding[];
  /**
   * The same findings, in steps of about `chunk` code units of work, so that whoever reads a long text can pause in
   * between (scan-in-chunks.ts).
   */
  steps(text: string, chunk: number): Generator<undefined, readonly Finding[]>;
  /**
   * For a text that is being written: the same findings (but where a text made for it uses up how far matchers read on
   * for a longer match), and what did not change is not searched again.
   */
  session(): { scan(text: string): readonly Finding[] };
}

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
  const resolve = (reading: Reading, plain: readonly Ranked[], heeded?: Heeded): readonly Finding[] => {
    const findings = resolveOverlaps([...plain, ...rankedInViews(reading, plain, rankedInText)], heeded);
    giveBack(reading);
    return findings;
  };
  const scan = (text: string, memo?: Memo, heeded?: Heeded): readonly Finding[] => {
    const reading = gates.reading(text);
    return resolve(reading, rankedIn(reading, memo), heeded);
  };

  return {
    scan: (text, heeded) => scan(text, undefined, heeded),
    *steps(text, chunk) {
      const reading = gates.reading(text);
      return resolve(reading, yield* search(reading, chunk));
    },
    session: () => {
      const memo: Memo = { text: '', slots: new Map() };
      return { scan: (text) => scan(text, memo) };
    },
  };
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
