import { decodeBase64, decodeHex, readable } from './decode.ts';
import { Edits } from './edits.ts';
import { viewsWith, type View } from './view.ts';

/** Shorter runs decode to nothing that a detector would know: eight characters make eleven of base64. */
const shortestRun = 11;
/** Keeps a pattern from reading on from around a run into it: what stands before it is about the encoded value. */
const wall = '\ue000';
/** Decoded bytes of one text, all runs together. */
const maxBytes = 65_536;
/** Lines of encoded text that were wrapped are read as one. */
const wrappedFrom = 56;

/** Token characters of base64 in both alphabets, and of hexadecimal, which is part of them. */
const roles = new Uint8Array(128);
roles.fill(1, 48, 58);
roles.fill(1, 65, 91);
roles.fill(1, 97, 123);
for (const mark of '+/-_') roles[mark.charCodeAt(0)] = 1;

/** Views of a text in which what was encoded stands decoded. Depth 1: what is encoded twice stays encoded once. */
export function encodedViews(text: string): View[] {
  let edits: Edits | null = null;
  let left = maxBytes;
  let done = 0;
  let percent = text.indexOf('%');
  const note = (start: number, end: number, put: string): void => {
    (edits ??= new Edits()).add(start, end, put);
    left -= put.length;
    done = end;
  };
  const decodePercentBefore = (until: number): void => {
    for (; percent >= 0 && percent < until; percent = text.indexOf('%', Math.max(percent + 1, done))) {
      const run = left > 0 && percent >= done ? percentRun(text, percent) : null;
      if (run) note(percent, run.end, run.put);
    }
  };
  // Every run of this length has a character at one of these places: nothing else needs looking at.
  for (let probe = shortestRun - 1; probe < text.length; probe += shortestRun) {
    if (!isTokenAt(text, probe)) continue;
    let start = beginningOfRun(text, probe, done);
    const end = endOfRun(text, probe);
    if (end - start >= shortestRun && left > 0) {
      decodePercentBefore(start);
      start = Math.max(start, done);
      const until = wrappedEnd(text, start, end);
      const decoded = decodeRun(text.slice(start, Math.min(until, start + 2 * left)));
      if (decoded !== null) note(start, withPadding(text, until), `${wall}\n${decoded}\n${wall}`);
    }
    probe = Math.max(probe, end - 1, done - 1);
  }
  decodePercentBefore(text.length);
  return edits === null ? [] : viewsWith(text, edits, 'encoded');
}

function isTokenAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 && roles[unit] === 1;
}

function beginningOfRun(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isTokenAt(text, start - 1)) start -= 1;
  return start;
}

function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && isTokenAt(text, end)) end += 1;
  return end;
}

/** Where a run ends that goes on over line breaks, as encoders wrap it. */
function wrappedEnd(text: string, start: number, end: number): number {
  const width = end - start;
  if (width < wrappedFrom || width % 4 !== 0) return end;
  for (let until = end; ;) {
    const next = text.startsWith('\r\n', until) ? until + 2 : text.charAt(until) === '\n' ? until + 1 : -1;
    if (next < 0) return until;
    const stop = endOfRun(text, next);
    if (stop === next || stop - next > width) return until;
    until = stop;
    if (stop - next < width) return until;
  }
}

function withPadding(text: string, end: number): number {
  let to = end;
  while (to < end + 2 && text.charAt(to) === '=') to += 1;
  return to;
}

function decodeRun(run: string): string | null {
  const token = run.replace(/[\r\n]/g, '');
  const hex = /^(?:0[xX])?((?:[0-9a-fA-F]{2})+)$/.exec(token)?.[1];
  return (hex === undefined ? null : readable(decodeHex(hex))) ?? readable(decodeBase64(token));
}

/** A row of percent-encoded bytes that is text. */
function percentRun(text: string, start: number): { end: number; put: string } | null {
  let end = start;
  while (end - start < 3072 && /^%[0-9a-fA-F]{2}$/.test(text.slice(end, end + 3))) end += 3;
  if (end === start) return null;
  const put = readable(decodeHex(text.slice(start, end).replaceAll('%', '')));
  return put === null ? null : { end, put };
}
