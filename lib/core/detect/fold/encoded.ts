import { decodeBase64, decodeHex, readable } from './decode.ts';
import { Edits } from './edits.ts';
import { viewsWith, type View } from './view.ts';

/** Shorter runs decode to nothing that a detector would know. */
const shortestRun = 15;
/** Decoded bytes of one text, all runs together. */
const maxBytes = 65_536;
/** Lines of encoded text that were wrapped are read as one. */
const wrappedFrom = 56;

/** Token characters of base64 in both alphabets and of hexadecimal, which is part of them: 1; `%`: 2. */
const roles = new Uint8Array(128);
roles.fill(1, 48, 58);
roles.fill(1, 65, 91);
roles.fill(1, 97, 123);
for (const mark of '+/-_') roles[mark.charCodeAt(0)] = 1;
roles[37] = 2;

/** Views of a text in which what was encoded stands decoded. Depth 1: what is encoded twice stays encoded once. */
export function encodedViews(text: string): View[] {
  let edits: Edits | null = null;
  let left = maxBytes;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const unit = text.charCodeAt(i); // NaN at the end, which is no token character
    const role = unit < 128 ? roles[unit] : 0;
    if (role === 1) continue;
    if (i - start >= shortestRun && left > 0) {
      const end = wrappedEnd(text, start, i);
      const decoded = decodeRun(text.slice(start, Math.min(end, start + 2 * left)));
      if (decoded !== null) {
        left -= decoded.length;
        (edits ??= new Edits()).add(start, withPadding(text, end), decoded);
        i = Math.max(i, end);
      }
    }
    if (role === 2 && left > 0) {
      const percent = percentRun(text, i);
      if (percent !== null) {
        left -= percent.put.length;
        (edits ??= new Edits()).add(i, percent.end, percent.put);
        i = percent.end - 1;
      }
    }
    start = i + 1;
  }
  return edits === null ? [] : viewsWith(text, edits, 'encoded');
}

/** Where a run ends that goes on over line breaks, as encoders wrap it. */
function wrappedEnd(text: string, start: number, end: number): number {
  const width = end - start;
  if (width < wrappedFrom || width % 4 !== 0) return end;
  for (let until = end; ;) {
    const next = text.startsWith('\r\n', until) ? until + 2 : text.charAt(until) === '\n' ? until + 1 : -1;
    if (next < 0) return until;
    let stop = next;
    while (stop < text.length && (roles[text.charCodeAt(stop)] ?? 0) === 1) stop += 1;
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
