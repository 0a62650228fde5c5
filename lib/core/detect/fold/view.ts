import type { Edits } from './edits.ts';

/**
 * What a view undid: look-alike characters; separators inside a value (`squeezed`: taken out, `dashed`: each turned
 * into `-`); an address written in words; an encoding; a sign that joins a word to a number.
 */
export type ViewKind = 'characters' | 'squeezed' | 'dashed' | 'spelled' | 'encoded' | 'parted';

/** A text, or a part of one, as it is meant. Unit `i` of it stands for `[starts[i], ends[i])` of the original. */
export interface View {
  readonly kind: ViewKind;
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The view begins or ends in the middle of the original: what stands right there may go on. */
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

/** Where a stretch of a view stands in the original. What was dropped at its edges is left out. */
export function originalOf(
  view: View,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const last = view.ends[end - 1] ?? 0;
  return { start: view.starts[start] ?? last, end: last };
}

/** How much of the text a view holds on each side of what was changed: more than evidence usually reaches. */
const reach = 400;
/** A key or a block of lines without blanks is not cut up to this length. */
const longestBlock = 4096;

/** The text with its edits made: one view for each neighbourhood that was changed. */
export function viewsWith(text: string, edits: Edits, kind: ViewKind): View[] {
  const { count } = edits;
  const views: View[] = [];
  let first = 0;
  for (let next = 1; next <= count; next += 1) {
    const gap = next < count ? edits.start(next) - edits.end(next - 1) : Infinity;
    if (gap <= 2 * reach) continue;
    const from = backFrom(text, edits.start(first));
    const to = onFrom(text, edits.end(next - 1));
    views.push(build(text, { from, to, first, next }, edits, kind));
    first = next;
  }
  return views;
}

function backFrom(text: string, start: number): number {
  const near = Math.max(0, start - reach / 2);
  const blank = Math.max(near - longestBlock, text.lastIndexOf(' ', near), 0);
  return Math.max(0, blank - reach / 2);
}

function onFrom(text: string, end: number): number {
  const near = end + reach / 2;
  const blank = text.indexOf(' ', near);
  const stop = Math.min(near + longestBlock, blank < 0 ? text.length : blank);
  return Math.min(text.length, stop + reach / 2);
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** Its edits: from number `first` to before `next`. */
  readonly first: number;
  readonly next: number;
}

function build(text: string, { from, to, first, next }: Piece, edits: Edits, kind: ViewKind): View {
  let length = to - from;
  for (let i = first; i < next; i += 1) length += edits.length(i) - (edits.end(i) - edits.start(i));
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const units = new Uint16Array(length);
  let at = 0;
  let pos = from;
  const keep = (until: number): void => {
    for (; pos < until; pos += 1, at += 1) {
      starts[at] = pos;
      ends[at] = pos + 1;
      units[at] = text.charCodeAt(pos);
    }
  };
  for (let i = first; i < next; i += 1) {
    keep(edits.start(i));
    const put = edits.put(i);
    pos = edits.end(i);
    for (let k = 0; k < put.length; k += 1, at += 1) {
      starts[at] = edits.start(i);
      ends[at] = pos;
      units[at] = put.charCodeAt(k);
    }
  }
  keep(to);
  return { kind, text: textOf(units), starts, ends, cutStart: from > 0, cutEnd: to < text.length };
}

const unitsAtOnce = 8192;

/** No decoder: those put something else in place of half a character. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += unitsAtOnce) {
    text += String.fromCharCode(...units.subarray(from, from + unitsAtOnce));
  }
  return text;
}

/** A view of a view's text, as a view of the original. */
export function onto(inner: View, outer: View): View {
  const starts = outer.starts.map((start) => inner.starts[start] ?? 0);
  const ends = outer.ends.map((end) => inner.ends[end - 1] ?? 0);
  const cutStart = outer.cutStart || inner.cutStart;
  return { ...outer, starts, ends, cutStart, cutEnd: outer.cutEnd || inner.cutEnd };
}
