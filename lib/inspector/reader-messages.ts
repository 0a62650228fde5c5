import type {
  InspectionEnd,
  InspectionProgress,
  InspectionRequest,
  InspectionUnfinished,
} from '../messaging/inspection.ts';

/** To the reader's worker: one file. */
export interface ReaderJob extends Pick<
  InspectionRequest,
  'egress' | 'policyVersion' | 'policyHash' | 'truncated'
> {
  readonly name: string;
  /** Of the whole file. */
  readonly size: number;
  /** Where there is a `tail`, its beginning only. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The end of a file that is larger than what is read. */
  readonly tail?: Uint8Array<ArrayBuffer>;
}

/** To it, when nothing has been there to read for a while. */
export interface ReaderRest {
  readonly rest: true;
}

/** How long the same file, sent to the same people, would get the same end. */
export type Holds = 'always' | 'this-minute' | 'never';

export interface ReaderEnd {
  readonly end: InspectionEnd;
  readonly holds: Holds;
  /** A limit of space was hit: a reader that may take more would find more. */
  readonly isCramped: boolean;
  /** It took more than `heavyBytes`, or nobody knows how much. */
  readonly isHeavy: boolean;
}

/** From it: progress and what is known so far, then an end. */
export type ReaderAnswer = { readonly progress: InspectionProgress } | InspectionUnfinished | ReaderEnd;
