import { largestFile, type ReaderSize } from './reader-size.ts';

/** What the line must know of a file that waits. */
export interface Waiting {
  readonly bytes: number;
  /** A small reader has tried. */
  readonly needsFull: boolean;
}

/**
 * Files that wait for a reader, in the order in which they came. The full reader begins with what no other can read; the
 * small one takes what is small, so that it need not wait behind what is large.
 */
export interface WaitingLine<T extends Waiting> {
  readonly all: ReadonlySet<T>;
  add(one: T): void;
  /** Takes out the next one for a reader; null when there is none. */
  take(size: ReaderSize): T | null;
  has(size: ReaderSize): boolean;
  /** False when it was not there. */
  leave(one: T): boolean;
}

export function createWaitingLine<T extends Waiting>(): WaitingLine<T> {
  const all = new Set<T>();
  const isSmall = ({ bytes, needsFull }: T) => bytes <= largestFile.small && !needsFull;
  const nextFor = (size: ReaderSize): T | null => {
    const waiting = [...all];
    const small = waiting.find(isSmall) ?? null;
    return size === 'small' ? small : (waiting.find((one) => !isSmall(one)) ?? small);
  };
  return {
    all,
    add: (one) => void all.add(one),
    take(size) {
      const next = nextFor(size);
      if (next !== null) all.delete(next);
      return next;
    },
    has: (size) => nextFor(size) !== null,
    leave: (one) => all.delete(one),
  };
}
