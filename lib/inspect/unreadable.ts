import type { UnscannableReason } from '../core/decide/egress.ts';
import { LimitError } from './meter.ts';

/** Thrown by the shared readers (zip, XML) where a part cannot be read, or not to its end; others may still be. */
export class UnreadableError extends Error {
  readonly reason: UnscannableReason;

  constructor(reason: UnscannableReason, detail: string) {
    super(`inspect/${reason}: ${detail}`);
    this.reason = reason;
  }
}

/** Why nothing more was read. Whatever nobody expected counts as a broken file. */
export function reasonOf(error: unknown): UnscannableReason {
  return error instanceof LimitError || error instanceof UnreadableError ? error.reason : 'broken';
}
