import { foldText } from './literal-index.ts';

/** A keyword to look for. A `*` at either end lets the word go on there. */
export interface Needle {
  /** Case-folded, without asterisks. */
  readonly text: string;
  readonly written: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** Reads a keyword as it is written in a detector: `*` at either end lets the word go on there. */
export function needleOf(keyword: string): Needle {
  const openStart = keyword.length > 1 && keyword.startsWith('*');
  const openEnd = keyword.length > 1 && keyword.endsWith('*');
  const written = keyword.slice(openStart ? 1 : 0, openEnd ? -1 : keyword.length).replace(/\s/g, ' ');
  return { text: foldText(written), written, openStart, openEnd };
}

/** Whether no word goes on at an end where it must not. */
export function standsAlone(
  text: string,
  start: number,
  end: number,
  needle: Pick<Needle, 'openStart' | 'openEnd'>,
  continues: (unit: number) => boolean,
): boolean {
  const goesOn = (at: number): boolean =>
    at > 0 && at < text.length && continues(text.charCodeAt(at - 1)) && continues(text.charCodeAt(at));
  return (needle.openStart || !goesOn(start)) && (needle.openEnd || !goesOn(end));
}
