import type { Box } from './matrix.ts';

/** A part of a page that is to be drawn. */
export interface Area {
  readonly box: Box;
  /** Of the file that is handed on, without its ending. */
  readonly name: string;
  /** Pixels a point that are there to be seen; 0 where what is drawn has no pixels. */
  readonly detail: number;
  /** The same on each page that shows the same, where that is known before it is drawn. */
  readonly key?: string;
}
