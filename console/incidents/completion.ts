import { quoteValue, readTerms, termAt } from '../../lib/core/api/search-terms.ts';
import { searchKeys } from '../../lib/core/api/search-keys.ts';

/** What stands at the caret: the beginning of a key, or of a value of one. Offsets in UTF-16 code units. */
export type Place =
  | {
      readonly kind: 'key';
      readonly typed: string;
      readonly from: number;
      readonly to: number;
      readonly not: boolean;
    }
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly typed: string;
      readonly from: number;
      readonly to: number;
      /** The query without the term that is being typed: what the values must have results with. */
      readonly rest: string;
    };

export interface Suggestion {
  /** What is put into the query. */
  readonly insert: string;
  readonly label: string;
  /** A title, or what it means; empty when the label says it. */
  readonly hint: string;
  readonly count: number | null;
}

export const allKeys: readonly string[] = [...searchKeys, 'from', 'to'];

/** Null inside free words that no key begins with. */
export function placeAt(query: string, caret: number): Place {
  const found = termAt(query, caret);
  if (found === null) return { kind: 'key', typed: '', from: caret, to: caret, not: false };
  const { term, typed, from, to } = found;
  const end = term.at + term.length;
  if (term.key === null) {
    const begins = term.at + (term.not ? 1 : 0);
    const word = query.slice(begins, caret).toLowerCase();
    return { kind: 'key', typed: word, from: begins, to: end, not: term.not };
  }
  return {
    kind: 'value',
    key: term.key,
    typed,
    from,
    to,
    rest: `${query.slice(0, term.at).trim()} ${query.slice(end).trim()}`.trim(),
  };
}

/** The query with a suggestion in its place, and where the caret is then: behind the colon of a key, behind a value. */
export function complete(query: string, place: Place, insert: string): { query: string; caret: number } {
  const text = place.kind === 'key' ? `${insert}:` : quoteValue(insert);
  const after = query.slice(place.to);
  const gap = place.kind === 'value' && after === '' ? ' ' : '';
  const next = query.slice(0, place.from) + text + gap + after;
  return { query: next, caret: place.from + text.length + gap.length };
}

/** Suggestions that fit what is typed: those that begin with it first, then those that hold it. */
export function fitting(all: readonly Suggestion[], typed: string, max = 12): readonly Suggestion[] {
  const wanted = typed.toLowerCase();
  const rank = ({ insert, label, hint }: Suggestion): number => {
    const texts = [insert, label, hint].map((text) => text.toLowerCase());
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.includes(wanted)) ? 1 : 2;
  };
  return all
    .map((suggestion) => ({ suggestion, rank: rank(suggestion) }))
    .filter((each) => each.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ suggestion }) => suggestion);
}

/** A search with one more condition; one on the same key is replaced. */
export function narrowed(query: string, key: string, value: string): string {
  const kept = readTerms(query)
    .filter((term) => term.key !== key || term.not)
    .map(({ at, length }) => query.slice(at, at + length));
  return [...kept, `${key}:${quoteValue(value)}`].join(' ');
}
