import { type Limits, standardLimits } from '../inspect/meter.ts';
import type { EngineName } from './engine-name.ts';

/**
 * `full` reads whatever the limits allow. `small` works beside it while several files wait, with so much less memory that
 * both together stay below what a full one with an engine at its cap needs and half as much again.
 */
export const readerSizes = ['full', 'small'] as const;
export type ReaderSize = (typeof readerSizes)[number];

const mb = 1024 * 1024;

export const readerLimits: Readonly<Record<ReaderSize, Limits>> = {
  full: standardLimits,
  small: { ...standardLimits, inflatedBytes: 48 * mb, textLength: 8 * mb },
};

/** The largest file that a reader is given. Of larger ones than a full one takes only name and type are known. */
export const largestFile: Readonly<Record<ReaderSize, number>> = { full: 256 * mb, small: 4 * mb };

/**
 * A file whose bytes, unpacked bytes and text are more than this is the last that its reader reads: a worker without work
 * collects no garbage, and hundreds of megabytes stayed while the next file took as many again. The next one waits for
 * another worker, and for the engines that it needs: a second or two where writing in pictures is read.
 */
export const heavyBytes = 64 * mb;

/** What an engine's heap may grow to, below a reader of this size. */
export const engineHeapBytes: Readonly<Record<ReaderSize, Readonly<Record<EngineName, number>>>> = {
  full: { pdf: 400 * mb, archive: 400 * mb, codes: 256 * mb, writing: 256 * mb },
  small: { pdf: 96 * mb, archive: 96 * mb, codes: 96 * mb, writing: 160 * mb },
};

/** Of a reader's worker, from its name. */
export function readerSizeOf(name: unknown): ReaderSize {
  return name === 'small' ? 'small' : 'full';
}
