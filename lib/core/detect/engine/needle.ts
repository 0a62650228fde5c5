import { foldText } from './literal-index.ts';
import type { Needle } from './slot.ts';

/** Reads a keyword as it is written in a detector: `*` at either end lets the word go on there. */
export function needleOf(keyword: string): Needle {
  const openStart = keyword.length > 1 && keyword.startsWith('*');
  const openEnd = keyword.length > 1 && keyword.endsWith('*');
  const written = keyword.slice(openStart ? 1 : 0, openEnd ? -1 : keyword.length).replace(/\s/g, ' ');
  return { text: foldText(written), written, openStart, openEnd };
}
