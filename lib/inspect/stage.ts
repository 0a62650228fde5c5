import type { Extractor } from './extractor.ts';

/** In this order a file is read, from what is cheap to what is dear: everything of one before anything of the next. */
export const stages = ['metadata', 'text', 'qr', 'ocr'] as const;
export type Stage = (typeof stages)[number];

/** What one stage does with a type. `load` is called when the first file comes; it may reject. */
export interface StageReader {
  readonly stage: Stage;
  load(): Promise<Extractor>;
}

/** All who read a type, in the order of their stages; empty when nobody does. */
export type ReadersFor = (type: string) => readonly StageReader[];

/** Stages that look at pixels: left out when no rule could profit from what is written there. */
export function readsPixels(stage: Stage): boolean {
  return stage === 'qr' || stage === 'ocr';
}
