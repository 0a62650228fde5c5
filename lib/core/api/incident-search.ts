import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { readTerms } from './search-terms.ts';
import type { SearchTerm } from './search-terms.ts';
import { readDay, searchKeys, valuesOf } from './search-keys.ts';
import type { SearchKey } from './search-keys.ts';

/**
 * Searching incidents: `is:open severity:high,critical -platform:whatsapp rule:card-number-out from:2026-11-01 "exact
 * words" other`. Shared by console and server.
 *
 * Terms are joined by AND; values of one key, by comma or by repeating it, by OR. `-` before a key or a word excludes.
 * Quotes keep blanks, colons and commas together. `from:` and `to:` are days (UTC, `to` included) or spans back from
 * today (`7d`, `4w`), 400 days apart at most; without `to:` it is today. Keys are lower or upper case.
 */
export interface IncidentSearch {
  readonly filters: readonly SearchFilter[];
  /** Full text: all of them. */
  readonly words: readonly SearchWord[];
  /** `YYYY-MM-DD`; null = as the caller's `days` says. */
  readonly from: string | null;
  readonly to: string | null;
}
export interface SearchFilter {
  readonly key: SearchKey;
  readonly not: boolean;
  readonly values: readonly string[];
}
export interface SearchWord {
  readonly text: string;
  readonly not: boolean;
  /** Quoted: these words in this order. */
  readonly phrase: boolean;
}

/** `at` and `length` in UTF-16 code units of the query. */
export interface SearchError {
  readonly code:
    | 'search/quote'
    | 'search/unknown-key'
    | 'search/no-value'
    | 'search/unknown-value'
    | 'search/date'
    | 'search/empty-range'
    | 'search/wide-range'
    | 'search/too-long';
  readonly at: number;
  readonly length: number;
}

export const maxSearchChars = 1_000;
const maxTerms = 40;
const maxRangeMs = 400 * 86_400_000;

/** `today`: `YYYY-MM-DD`, what spans such as `7d` count back from. */
export function parseIncidentSearch(
  query: string,
  today: string,
): Result<IncidentSearch, readonly SearchError[]> {
  if (query.length > maxSearchChars)
    return fail([{ code: 'search/too-long', at: maxSearchChars, length: query.length - maxSearchChars }]);
  const terms = readTerms(query);
  const errors: SearchError[] = [];
  const found: Found = { filters: [], words: [], from: null, to: null };
  for (const term of terms.slice(0, maxTerms)) {
    const problem = take(term, found, today);
    if (problem !== null) errors.push({ code: problem, at: term.at, length: term.length });
  }
  const extra = terms[maxTerms];
  if (extra !== undefined)
    errors.push({ code: 'search/too-long', at: extra.at, length: query.length - extra.at });
  if (found.from !== null && found.to !== null && found.from > found.to)
    errors.push({ code: 'search/empty-range', at: 0, length: query.length });
  if (found.from !== null && Date.parse(found.to ?? today) - Date.parse(found.from) > maxRangeMs)
    errors.push({ code: 'search/wide-range', at: 0, length: query.length });
  return errors.length > 0 ? fail(errors) : ok({ ...found, filters: mergeFilters(found.filters) });
}

interface Found {
  filters: SearchFilter[];
  words: SearchWord[];
  from: string | null;
  to: string | null;
}

function take(term: SearchTerm, found: Found, today: string): SearchError['code'] | null {
  if (!term.closed) return 'search/quote';
  const { key: name, not } = term;
  if (name === null) {
    const [text = ''] = term.values;
    if (text.trim() !== '') found.words.push({ text, not, phrase: term.quoted });
    return null;
  }
  if (term.values.every((value) => value === '')) return 'search/no-value';
  if (name === 'from' || name === 'to') {
    const day = not ? null : readDay(term.values[0] ?? '', today);
    if (day === null || term.values.length > 1) return 'search/date';
    found[name] = day;
    return null;
  }
  const key = searchKeys.find((known) => known === name);
  if (key === undefined) return 'search/unknown-key';
  const allowed = valuesOf(key);
  const values = term.values.map((value) => (allowed === null ? value : value.toLowerCase()));
  if (allowed !== null && !values.every((value) => allowed.includes(value))) return 'search/unknown-value';
  found.filters.push({ key, not, values });
  return null;
}

/** One filter for each key that is wanted; `has` and `label` may be wanted together, so they stay apart. */
function mergeFilters(filters: readonly SearchFilter[]): SearchFilter[] {
  const merged: SearchFilter[] = [];
  for (const filter of filters) {
    const known = merged.findIndex(
      ({ key, not }) => key === filter.key && not === filter.not && key !== 'has' && key !== 'label',
    );
    const before = merged[known];
    if (before === undefined) merged.push(filter);
    else merged[known] = { ...before, values: [...new Set([...before.values, ...filter.values])] };
  }
  return merged;
}
