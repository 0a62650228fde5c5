import type { Boundary } from '../compiled.ts';
import { signKinds, type Reading, type Wanted } from '../reading.ts';
import { KeywordIndex, type OnKeyword } from './keyword-index.ts';
import { literalIndex } from './literal-index.ts';
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
  /** What a reading is to list. */
  readonly wanted: Wanted;
  /** The tracks that each term belongs to. */
  readonly owners: readonly (readonly number[])[];
  /** Notes what begins in what has been read since. */
  scan(reading: Reading, since: Progress, tracks: Tracks): void;
}

/** How far a reading has come, as far as words are concerned. */
export interface Progress {
  readonly words: number;
  readonly signs: number;
  readonly starts: number;
}

export function progressOf({ words, signs, starts }: Reading): Progress {
  return { words: words.count >> 1, signs: signs.count, starts: starts.count };
}

/** What is looked for, each by the number of its track. */
interface Sought {
  readonly lists: ReadonlyMap<number, KeywordList>;
  /** Literals of gates. */
  readonly gates: ReadonlyMap<number, readonly string[]>;
  /** Literals of which only matters whether one of them is there. */
  readonly present: ReadonlyMap<number, readonly string[]>;
}

/** Called with a place where the text of a literal stands. */
type OnLiteral = (start: number, text: string, tracks: Tracks) => void;

/**
 * Whole words and phrases go into the hashed keyword index, words that may go on (`*`) and literals into the literal
 * index.
 */
export function keywordSearch({ lists, gates, present }: Sought): KeywordSearch {
  const terms = new Terms();
  const literals = new Map<string, OnLiteral[]>();
  const listen = (text: string, onLiteral: OnLiteral): void => {
    const others = literals.get(text);
    if (others) others.push(onLiteral);
    else if (text !== '') literals.set(text, [onLiteral]);
  };
  for (const [track, texts] of gates) {
    for (const text of texts) listen(text, (start, _, tracks) => tracks.add(track, start, start));
  }
  for (const [track, texts] of present) {
    for (const text of texts) listen(text, (start, _, tracks) => tracks.mark(track, start));
  }
  for (const [track, list] of lists) {
    for (const keyword of list.list) {
      if (list.boundary === 'word' && !isOpen(keyword)) terms.add(keyword, list, track);
      else {
        const needle = needleOf(keyword);
        listen(needle.text, noting(needle, list, track));
      }
    }
  }
  const listeners = [...literals.values()];
  const index = literalIndex([...literals.keys()]);
  const closed = terms.indexes();
  const signs = new Uint8Array(signKinds);
  for (const { keywords } of closed) {
    keywords.signs.forEach((isSign, at) => (signs[at] = (signs[at] ?? 0) | isSign));
  }
  return {
    wanted: { signs, ...index.wanted },
    owners: terms.owners,
    scan: (reading, since, tracks) => {
      const { text } = reading;
      const now = progressOf(reading);
      for (const { keywords, numbers } of closed) {
        const note: OnKeyword = (entry, start, end) => {
          const term = numbers[entry] ?? 0;
          if (terms.isWritten(term, text, start, end)) tracks.addTerm(term, start, end);
        };
        keywords.scanWords(reading, since.words, now.words, note);
        keywords.scanSigns(reading, since.signs, now.signs, note);
      }
      index.scan(reading, since.starts, now.starts, (number, start) => {
        for (const listener of listeners[number] ?? []) listener(start, text, tracks);
      });
    },
  };
}

/** What long dictionaries hold is in few others: looking it up costs more than it saves. */
const mostShared = 2000;

/** Words and phrases as lists hold them: the same one in many lists is one term. */
class Terms {
  /** The tracks of each term. */
  readonly owners: number[][] = [];
  /** Of terms whose case matters, as written; null for the others. */
  readonly #exact: (string | null)[] = [];
  readonly #known = new Map<string, number>();
  readonly #plain: Entries = { texts: [], numbers: [] };
  readonly #bare: Entries = { texts: [], numbers: [] };

  add(keyword: string, { list, ignoreCase, ignoreAccents }: KeywordList, track: number): void {
    const written = ignoreCase ? null : spaced(keyword);
    const form = `${ignoreAccents ? 'bare' : ''} ${written === null ? '' : 'exact'}`;
    const key = list.length <= mostShared ? `${form} ${written ?? keyword.toLowerCase()}` : null;
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) {
      this.owners[known]?.push(track);
      return;
    }
    const term = this.owners.length;
    if (key !== null) this.#known.set(key, term);
    this.owners.push([track]);
    this.#exact.push(written);
    const entries = ignoreAccents ? this.#bare : this.#plain;
    entries.texts.push(keyword);
    entries.numbers.push(term);
  }

  isWritten(term: number, text: string, start: number, end: number): boolean {
    const written = this.#exact[term] ?? null;
    return written === null || spaced(text.slice(start, end)) === written;
  }

  /** An index for each way to fold, if it has any entries, and the terms that its entries are. */
  indexes() {
    return [this.#plain, this.#bare]
      .filter(({ texts }) => texts.length > 0)
      .map((entries) => {
        const keywords = new KeywordIndex(entries.texts, entries === this.#bare);
        return { keywords, numbers: entries.numbers };
      });
  }
}

interface Entries {
  readonly texts: string[];
  readonly numbers: number[];
}

/** A lone asterisk is a keyword. */
function isOpen(keyword: string): boolean {
  return keyword.length > 1 && (keyword.startsWith('*') || keyword.endsWith('*'));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A keyword counts where its text stands as its list wants it written, and alone. */
function noting(needle: Needle, list: KeywordList, track: number): OnLiteral {
  return (start, text, tracks) => {
    const end = start + needle.text.length;
    if (!list.ignoreCase && text.slice(start, end) !== needle.written) return;
    if (list.boundary !== 'none') {
      const continues = list.boundary === 'digit' ? isDigitUnit : isWordUnit;
      if (!standsAlone(text, start, end, needle, continues)) return;
    }
    tracks.add(track, start, end);
  };
}
