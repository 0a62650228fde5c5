import type { UnscannableReason } from '../core/decide/egress.ts';

/** What looking into one file may cost, everything inside of it included. */
export interface Limits {
  /** Bytes that come out of decompression. */
  readonly inflatedBytes: number;
  /** Files and parts inside. */
  readonly entries: number;
  /** Files within files. */
  readonly depth: number;
  /** Text handed on to detectors, in UTF-16 code units. */
  readonly textLength: number;
  readonly pages: number;
  /** Time for everything but OCR, and for OCR alone. */
  readonly milliseconds: number;
  readonly ocrMilliseconds: number;
}

export const standardLimits: Limits = {
  inflatedBytes: 256 * 1024 * 1024,
  entries: 10_000,
  depth: 6,
  textLength: 64 * 1024 * 1024,
  pages: 2000,
  milliseconds: 10_000,
  ocrMilliseconds: 20_000,
};

/** Thrown where a limit is hit; what was read until then stays. */
export class LimitError extends Error {
  readonly reason: UnscannableReason;

  constructor(reason: UnscannableReason) {
    super(`inspect/${reason}`);
    this.reason = reason;
  }
}

/** What is left of the limits. One meter goes through a file and everything inside of it, engines included. */
export interface Meter {
  /** Call before the memory is taken. Throws LimitError. */
  inflate(bytes: number): void;
  entry(): void;
  text(length: number): void;
  page(): void;
  /** Throws once the time is over; cheap enough for inner loops. */
  tick(): void;
  /** For the next engine: what is still left, time included. */
  left(): Limits;
  /**
   * The same limits for OCR: until `end`, the time that is set aside for it passes (as both times of `left`), and no
   * other.
   */
  startOcr(): { readonly meter: Meter; end(): void };
}

export function createMeter(
  limits: Limits = standardLimits,
  now: () => number = () => performance.now(),
): Meter {
  const left = { ...limits };
  let end = now() + limits.milliseconds;
  const spend = (what: 'inflatedBytes' | 'entries' | 'textLength' | 'pages', amount: number): void => {
    left[what] -= amount;
    if (left[what] < 0) throw new LimitError('too-large');
  };
  const spending = {
    inflate: (bytes: number) => {
      spend('inflatedBytes', bytes);
    },
    entry: () => {
      spend('entries', 1);
    },
    text: (length: number) => {
      spend('textLength', length);
    },
    page: () => {
      spend('pages', 1);
    },
  };
  const ticksUntil = (over: () => number): (() => void) => {
    let ticks = 0;
    return () => {
      ticks += 1;
      if ((ticks & 255) === 0 && now() > over()) throw new LimitError('timeout');
    };
  };
  return {
    ...spending,
    tick: ticksUntil(() => end),
    left: () => ({ ...left, milliseconds: Math.max(0, end - now()) }),
    startOcr() {
      const began = now();
      const over = began + left.ocrMilliseconds;
      const rest = (): number => Math.max(0, over - now());
      const meter: Meter = {
        ...spending,
        tick: ticksUntil(() => over),
        left: () => ({ ...left, milliseconds: rest(), ocrMilliseconds: rest() }),
        startOcr: () => ({ meter, end: () => undefined }),
      };
      return {
        meter,
        end() {
          const took = now() - began;
          left.ocrMilliseconds = Math.max(0, left.ocrMilliseconds - took);
          end += took;
        },
      };
    },
  };
}
