import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { InspectedFile } from '../../lib/core/decide/egress.ts';
import type { Explanation } from '../../lib/core/detect/explain.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { Catalogue } from '../detectors/catalogue-entry.ts';
import type { DetectorTrial } from '../detectors/trial.ts';
import type { BenchResult } from './policy-bench.ts';
import type { Prepared, Preparing } from './prepare.ts';
import type { BenchContent, Situation } from './situation.ts';
import type { Survey } from './survey.ts';

/** What the bench's worker can be asked, and its answers. Nothing of it goes anywhere else. */
export interface BenchQuestions {
  readonly take: {
    readonly ask: { readonly files: readonly PolicyFile[]; readonly examples: 'run' | 'skip' };
    readonly answer: { readonly problems: readonly Problem[]; readonly catalogue: Catalogue };
  };
  /** A part of what `take` does; again and again until all is done, so that other questions are answered meanwhile. */
  readonly prepare: {
    readonly ask: {
      /** Null: those of the question before. */
      readonly files: readonly PolicyFile[] | null;
      readonly what: Preparing;
      readonly from: number;
    };
    readonly answer: Prepared;
  };
  readonly judge: {
    readonly ask: { readonly situation: Situation; readonly content: BenchContent };
    readonly answer: BenchResult | 'no-policy' | 'no-account';
  };
  /** What happens to each content, and to the one that is looked at on every platform by every way of sending. */
  readonly survey: {
    readonly ask: {
      readonly situation: Situation;
      readonly contents: readonly BenchContent[];
      readonly at: number;
      readonly platforms: readonly string[];
    };
    readonly answer: Survey | 'no-policy';
  };
  readonly explain: {
    readonly ask: { readonly group: string; readonly text: string };
    readonly answer: readonly Explanation[];
  };
  /** A file is read as the extension would. */
  readonly read: {
    readonly ask: { readonly name: string; readonly bytes: Uint8Array };
    readonly answer: InspectedFile;
  };
  /** The examples of the detector in this file, and a text that is tried with it. */
  readonly try: {
    /** Of the files that were taken last. */
    readonly ask: { readonly path: string; readonly text: string };
    readonly answer: DetectorTrial | null;
  };
}
export type QuestionKind = keyof BenchQuestions;

export type Question = {
  [Kind in QuestionKind]: { readonly id: number; readonly kind: Kind } & BenchQuestions[Kind]['ask'];
}[QuestionKind];

/** What writing in pictures is read in, by Tesseract's names: those that ship with the extension. */
export const writingLanguages = ['eng', 'deu', 'fra', 'spa'] as const;
/** What engines are made of, that read some kinds of files; the page hands it over, the worker fetches nothing. */
export type EnginePart = 'pdf' | 'archive' | 'codes' | 'writing' | (typeof writingLanguages)[number];

export type ToWorker =
  Question | { readonly kind: 'engine'; readonly name: EnginePart; readonly bytes: ArrayBuffer | null };
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'engine'; readonly name: EnginePart }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number };
