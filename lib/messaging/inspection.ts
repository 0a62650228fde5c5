import type { Egress, InspectedFile, UnscannableReason } from '../core/decide/egress.ts';
import { unscannableReasons } from '../core/decide/words.ts';
import { either, listOf, number, objectWith, oneOf, optional, recordOf, text } from '../core/policy/shape.ts';

/**
 * What guard and inspector say to each other, over a port of its own for every file. The guard posts one
 * `InspectionRequest`; the inspector answers with `InspectionProgress` and `InspectionUnfinished`, then with one
 * `InspectionEnd`. Either side hangs up to say that it is gone or does not want to wait.
 */
export const inspectionPort = 'inspect';

/** In this order, each only as far as a rule could still profit. */
export const stages = ['metadata', 'text', 'qr', 'ocr'] as const;
export type Stage = (typeof stages)[number];

/** Who would get the file, and by what; no texts. */
export type FileEgress = Pick<Egress, 'platform' | 'channel' | 'conversation' | 'account'>;

export interface InspectionRequest {
  /** The object itself: by reference in both browsers, so that nobody can change what is released later. */
  readonly file: File;
  readonly egress: FileEgress;
  /** Judged by no other: an inspector that does not have it says so. */
  readonly policyVersion: number;
  /** Its `contentHash`: another organisation's may have the same version. */
  readonly policyHash: string;
  /** It stands for a folder of which not all could be listed. */
  readonly truncated: boolean;
  /** Milliseconds that all files of the send have together, from now. */
  readonly withinMs: number;
}

/** Pictures that are done, of all that are known so far; both 0 where there is nothing to count. */
export interface InspectionProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** What was found, without any text of it. */
export interface InspectionResult {
  /** By content (IANA media type). */
  readonly type: string;
  readonly facets: readonly string[];
  readonly counts: NonNullable<InspectedFile['counts']>;
  readonly unscannable?: UnscannableReason;
  /** As `InspectedFile` has it. */
  readonly contentKey?: string;
  /** A `PackedVerdict`; unpacked against the guard's own policy. */
  readonly verdict: unknown;
}
/** Nothing can be said about it; the guard judges a file that cannot be read. */
export interface InspectionFailure {
  readonly failed: UnscannableReason;
}
export type InspectionEnd = InspectionResult | InspectionFailure;

/** Why the reading of a file may be ended in the middle. */
export type Interruption = Extract<UnscannableReason, 'timeout' | 'inspector-unavailable'>;
/** What the end is, should nothing more come: what was found until now counts. */
export interface InspectionUnfinished {
  readonly unfinished: Readonly<Record<Interruption, InspectionResult>>;
}
/** What comes before the end. */
export type InspectionWord = InspectionProgress | InspectionUnfinished;

const reason = oneOf(...unscannableReasons);
const progressCheck = objectWith({ stage: oneOf(...stages), done: number, total: number });
const failureCheck = objectWith({ failed: reason });
const resultCheck = objectWith({
  type: text,
  facets: listOf(text),
  counts: recordOf(number),
  unscannable: optional(reason),
  contentKey: optional(text),
  verdict: objectWith({}),
});
const endCheck = either(failureCheck, resultCheck);
const unfinishedCheck = objectWith({
  unfinished: objectWith({ timeout: resultCheck, 'inspector-unavailable': resultCheck }),
});

export function isInspectionProgress(value: unknown): value is InspectionProgress {
  return progressCheck(value);
}

export function isInspectionEnd(value: unknown): value is InspectionEnd {
  return endCheck(value);
}

export function isInspectionUnfinished(value: unknown): value is InspectionUnfinished {
  return unfinishedCheck(value);
}
