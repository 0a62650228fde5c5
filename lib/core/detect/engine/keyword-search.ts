import type { Boundary } from '../compiled.ts';
import { KeywordIndex, type OnKeyword } from './keyword-index.ts';
import { literalIndex, type LiteralIndex } from './literal-index.ts';
import { needleOf, standsAlone, type Needle } from './needle.ts';
import { isDigitUnit } from './number-chars.ts';
import type { Tracks } from './tracks.ts';
import { isWordUnit } from './word-chars.ts';

/** A list of keywords and how they are written. */
export interface KeywordList {
  readonly list: readonly string[];
  readonly ignoreCase: boolean;
  readonly ignoreAccents?: boolean;
  readonly boundary: Boundary;
}

/** Looks for the keywords of all lists, and for the literals of gates, in one go. */
export interface KeywordSearch {
  /** Notes what begins in a stretch of the text. */
  scan(text: string, from: number, to: number, tracks: Tracks): void;
}

/** A needle of the literal index: a gate's, or a keyword that the keyword index cannot hold. */
interface Owned {
  readonly track: number;
  readonly needle: Needle | null;
  readonly list: KeywordList | null;
}

interface Closed {
  readonly entries: string[];
  readonly tracks: number[];
  /** Entries whose case matters, as written; null for the others. */
  readonly exact: (string | null)[];
}

/**
 * Whole words and phrases go into the hashed keyword index, words that may go on (`*`) and gates' literals into the
 * automaton.
 */
export function keywordSearch(
  lists: ReadonlyMap<number, KeywordList>,
  gates: ReadonlyMap<number, readonly string[]>,
): KeywordSearch {
  const plain: Closed = { entries: [], tracks: [], exact: [] };
  const bare: Closed = { entries: [], tracks: [], exact: [] };
  const texts: string[] = [];
  const owned: Owned[] = [];
  for (const [track, literals] of gates) {
    for (const text of literals) {
      texts.push(text);
      owned.push({ track, needle: null, list: null });
    }
  }
  for (const [track, list] of lists) {
    const closed = list.ignoreAccents ? bare : plain;
    for (const keyword of list.list) {
      if (list.boundary === 'word' && !isOpen(keyword)) {
        closed.exact.push(list.ignoreCase ? null : spaced(keyword));
        closed.entries.push(keyword);
        closed.tracks.push(track);
        continue;
      }
      const needle = needleOf(keyword);
      texts.push(needle.text);
      owned.push({ track, needle, list });
    }
  }
  const literals = literalIndex(texts);
  const indexes = [plain, bare]
    .filter(({ entries }) => entries.length > 0)
    .map((closed) => ({ index: new KeywordIndex(closed.entries, closed === bare), closed }));
  return {
    scan: (text, from, to, tracks) => {
      for (const { index, closed } of indexes) index.scan(text, from, to, noting(closed, text, tracks));
      literals.scan(text, from, to, (number, start) => {
        const owner = owned[number];
        if (owner) note(owner, literals, number, start, text, tracks);
      });
    },
  };
}

/** A lone asterisk is a keyword. */
function isOpen(keyword: string): boolean {
  return keyword.length > 1 && (keyword.startsWith('*') || keyword.endsWith('*'));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function noting({ tracks: owners, exact }: Closed, text: string, tracks: Tracks): OnKeyword {
  return (entry, start, end) => {
    const written = exact[entry] ?? null;
    if (written !== null && spaced(text.slice(start, end)) !== written) return;
    tracks.add(owners[entry] ?? 0, start, end);
  };
}

function note(
  { track, needle, list }: Owned,
  literals: LiteralIndex,
  number: number,
  start: number,
  text: string,
  tracks: Tracks,
): void {
  if (!literals.standsAt(text, number, start)) return;
  if (!needle || !list) {
    tracks.add(track, start, start);
    return;
  }
  const end = start + needle.text.length;
  if (!list.ignoreCase && text.slice(start, end) !== needle.written) return;
  if (list.boundary !== 'none') {
    const continues = list.boundary === 'digit' ? isDigitUnit : isWordUnit;
    if (!standsAlone(text, start, end, needle, continues)) return;
  }
  tracks.add(track, start, end);
}
