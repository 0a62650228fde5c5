/** A span of the held text that must be shown masked. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What stands in for the value, e.g. `•••• 4821`. */
  readonly masked: string;
}

export interface ExcerptPart {
  readonly kind: 'text' | 'mark';
  readonly text: string;
}

/** A piece of a message that is safe to show: one line, values masked, no character that could fool the eye. */
export interface Excerpt {
  readonly parts: readonly ExcerptPart[];
  /** How many spans (overlapping ones count once) are not in `parts`. */
  readonly more: number;
}

/** Characters shown before the first mark; what follows it gets the rest. */
const leadLength = 60;

/**
 * The words around the first of `spans` (most important first), at most `maxLength` characters of them (default
 * 160); further spans that fit are marked as well. Reads only the neighbourhood: a message of 1 MB costs the same.
 */
export function excerptOf(text: string, spans: readonly Span[], maxLength = 160): Excerpt {
  const first = spans[0];
  if (first === undefined) {
    const opening = grow([], piece(text, 0, text.length), maxLength);
    return { parts: opening.parts, more: 0 };
  }
  const marks = merge(spans);
  const at = marks.findIndex((mark) => mark.start <= first.start && first.start <= mark.end);
  const anchor = marks[at] ?? first;
  const before = marks.slice(0, Math.max(at, 0)).reverse();
  const lead = grow(
    before.map((mark, index) => ({
      gap: piece(text, mark.end, before[index - 1]?.start ?? anchor.start, 'tail'),
      mark,
    })),
    piece(text, 0, (before.at(-1) ?? anchor).start, 'tail'),
    Math.min(leadLength, maxLength),
    'tail',
  );
  const after = marks.slice(at + 1);
  const rest = grow(
    after.map((mark, index) => ({ gap: piece(text, after[index - 1]?.end ?? anchor.end, mark.start), mark })),
    piece(text, (after.at(-1) ?? anchor).end, text.length),
    maxLength - length(lead.parts) - characters(anchor.masked).length,
  );
  return {
    parts: [...lead.parts, { kind: 'mark', text: neutralise(anchor.masked) }, ...rest.parts],
    more: before.length + after.length - lead.marks - rest.marks,
  };
}

/** Neutralised, and cut to at most `maxLength` characters with an ellipsis. */
export function shorten(text: string, maxLength: number): string {
  return cut(neutralise(text.slice(0, reach)), maxLength, 'head', false);
}

/** Neutralised, and at most `maxLength` characters: what is too much is cut out of the middle, so that an ending stays. */
export function shortenMiddle(text: string, maxLength: number): string {
  const all = characters(
    neutralise(text.length > 2 * reach ? text.slice(0, reach) + text.slice(-reach) : text),
  );
  if (all.length <= maxLength) return all.join('');
  const tail = Math.floor((maxLength - 1) / 2);
  return `${all.slice(0, maxLength - 1 - tail).join('')}…${all.slice(-tail).join('')}`;
}

interface Step {
  readonly gap: () => string;
  readonly mark: Span;
}
type End = 'head' | 'tail';

/** Takes gaps and marks outwards from the anchor until `budget` is used; what is cut ends in an ellipsis. */
function grow(
  steps: readonly Step[],
  end: () => string,
  budget: number,
  keep: End = 'head',
): { parts: ExcerptPart[]; marks: number } {
  const parts: ExcerptPart[] = [];
  const add = (kind: ExcerptPart['kind'], text: string) => {
    if (text === '') return;
    if (keep === 'head') parts.push({ kind, text });
    else parts.unshift({ kind, text });
  };
  let left = Math.max(budget, 0);
  for (const [index, { gap, mark }] of steps.entries()) {
    const between = gap();
    const masked = neutralise(mark.masked);
    const needed = characters(between).length + characters(masked).length;
    if (needed > left) {
      add('text', cut(between, left, keep, true));
      return { parts, marks: index };
    }
    left -= needed;
    add('text', between);
    add('mark', masked);
  }
  add('text', cut(end(), left, keep, false));
  return { parts, marks: steps.length };
}

/** Raw code units read per side: more than any budget, as runs of blanks collapse. */
const reach = 1000;

/** A neutralised slice, made only when asked for, and never from further away than `reach`. */
function piece(text: string, from: number, to: number, keep: End = 'head'): () => string {
  return () => {
    const start = keep === 'tail' ? Math.max(from, to - reach) : from;
    const end = keep === 'tail' ? to : Math.min(to, from + reach);
    return neutralise(text.slice(start, Math.max(start, end)));
  };
}

/** Cuts to `budget` characters, at a blank where one is near. `always`: an ellipsis even when all of it fits. */
function cut(text: string, budget: number, keep: End, always: boolean): string {
  const all = characters(text);
  if (all.length <= budget && !always) return text;
  const kept = keep === 'head' ? all.slice(0, budget) : all.slice(Math.max(all.length - budget, 0));
  if (all.length > budget) dropPartialWord(kept, keep);
  return keep === 'head' ? `${kept.join('').trimEnd()}…` : `…${kept.join('').trimStart()}`;
}

const wordReach = 16;

function dropPartialWord(kept: string[], keep: End): void {
  const blank = keep === 'head' ? kept.lastIndexOf(' ') : kept.indexOf(' ');
  const lost = keep === 'head' ? kept.length - blank : blank + 1;
  if (blank === -1 || lost > wordReach) return;
  if (keep === 'head') kept.splice(blank);
  else kept.splice(0, blank);
}

/** Sorted, with overlapping and touching spans made one: under the longest one's mask. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    const longest = span.end - span.start > last.end - last.start ? span : last;
    merged[merged.length - 1] = {
      start: last.start,
      end: Math.max(last.end, span.end),
      masked: longest.masked,
    };
  }
  return merged;
}

/**
 * One line of harmless text: blanks and line breaks become one space; controls, bidirectional overrides and isolates,
 * tag characters and other invisible formatting vanish (joiners stay: emoji and several scripts need them); a lone
 * surrogate becomes U+FFFD.
 */
export function neutralise(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?:[^\S\ufeff]|\u0085)+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}]/gu, '');
}

/** What a reader takes for one character, so that no emoji or accented letter is cut in two. */
function characters(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

function length(parts: readonly ExcerptPart[]): number {
  return parts.reduce((sum, part) => sum + characters(part.text).length, 0);
}
