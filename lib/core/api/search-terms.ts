/** A piece of a query between blanks. Offsets in UTF-16 code units. */
export interface SearchTerm {
  readonly at: number;
  readonly length: number;
  readonly not: boolean;
  /** Lower case; null for a word. */
  readonly key: string | null;
  /** A word has one. Without their quotes; in a quoted part `\"` and `\\` stand for themselves. */
  readonly values: readonly string[];
  /** Where each value is written, quotes included; an empty one too. */
  readonly written: readonly { readonly from: number; readonly to: number }[];
  readonly quoted: boolean;
  /** False when a quote is left open. */
  readonly closed: boolean;
}

const blank = /\s/;

/** Cuts a query into terms. Never fails: what is wrong with a term is said in it. */
export function readTerms(query: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let at = 0;
  while (at < query.length) {
    if (blank.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const term = readTerm(query, at);
    terms.push(term);
    at += term.length;
  }
  return terms;
}

function readTerm(query: string, at: number): SearchTerm {
  const not = query.charAt(at) === '-' && at + 1 < query.length && !blank.test(query.charAt(at + 1));
  let next = at + (not ? 1 : 0);
  const keyed = /^([a-z]+):/i.exec(query.slice(next, next + 40));
  const key = keyed?.[1]?.toLowerCase() ?? null;
  next += keyed?.[0].length ?? 0;
  const values: string[] = [];
  const written: { from: number; to: number }[] = [];
  let quoted = false;
  let closed = true;
  for (;;) {
    const value = query.charAt(next) === '"' ? readQuoted(query, next) : readPlain(query, next, key !== null);
    values.push(value.text);
    written.push({ from: next, to: value.end });
    quoted ||= value.quoted;
    closed &&= value.closed;
    next = value.end;
    if (key === null || query.charAt(next) !== ',') break;
    next += 1;
  }
  return { at, length: next - at, not, key, values: values.filter(isNot('')), written, quoted, closed };
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly quoted: boolean;
  readonly closed: boolean;
}

function readPlain(query: string, from: number, commaEnds: boolean): Value {
  let end = from;
  while (end < query.length && !blank.test(query.charAt(end)) && !(commaEnds && query.charAt(end) === ','))
    end += 1;
  return { text: query.slice(from, end), end, quoted: false, closed: true };
}

function readQuoted(query: string, from: number): Value {
  let text = '';
  let at = from + 1;
  while (at < query.length && query.charAt(at) !== '"') {
    if (query.charAt(at) === '\\' && /["\\]/.test(query.charAt(at + 1))) at += 1;
    text += query.charAt(at);
    at += 1;
  }
  const closed = at < query.length;
  return { text, end: closed ? at + 1 : at, quoted: true, closed };
}

const isNot = (unwanted: string) => (value: string) => value !== unwanted;

export interface TermAtCaret {
  readonly term: SearchTerm;
  /** Of the value at the caret, what stands before it, without its quote. */
  readonly typed: string;
  /** Where that value is written. */
  readonly from: number;
  readonly to: number;
}

/** What is being typed at a caret: the term around it, and the value there. Null between terms. */
export function termAt(query: string, caret: number): TermAtCaret | null {
  const term = readTerms(query).find(({ at, length }) => at < caret && caret <= at + length);
  if (term === undefined) return null;
  if (term.key === null)
    return { term, typed: query.slice(term.at, caret), from: term.at, to: term.at + term.length };
  // None where the caret stands in the key.
  const { from, to } = term.written.findLast((value) => value.from <= caret) ?? { from: caret, to: caret };
  return { term, typed: query.slice(from, caret).replace(/^"/, ''), from, to };
}

/** A value as it must stand in a query. */
export function quoteValue(value: string): string {
  return /^[^\s",:\\]+$/.test(value) && !value.startsWith('-')
    ? value
    : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
