import { checkTime } from '../../engine.ts';
import type { Meter } from '../../meter.ts';
import { streamData } from './stream-integrity.ts';

/** All that stands in an object without delimiters, besides names. Programs write numbers in many ways. */
const value = /^(?:\/.*|[-+.\d]+|[-+.\d]+[eE][-+]?\d+|true|false|null|R)$/s;
/** Words that end an object, also where `endobj` was forgotten. */
const ends = /(?:^|\d)(?:endobj|obj|stream|xref|trailer|startxref)$/;
const blank = /[\0\t\n\f\r ]/;
/** White space and delimiters, ISO 32000-1, 7.2.2. */
const boundary = /[\0\t\n\f\r ()<>[\]{}/%]/;
const closers: Readonly<Record<string, string>> = { '<<': '>>', '[': ']' };

/**
 * Whether the text of an object is damaged (ISO 32000-1, 7.3): dictionaries and arrays that do not end or end as
 * something else or lack a value, strings that run into the next object, words that mean nothing. Readers leave out what
 * they cannot make sense of, and with it whatever it stood for. Objects that are packed into streams have checksums.
 *
 * @param text of `bytes`, in Latin-1.
 */
export function hasBrokenObject(bytes: Uint8Array, text: string, meter: Meter): boolean {
  for (let start = nextObject(text, 0); start !== -1;) {
    checkTime(meter);
    const end = endOfObject(text, start, meter);
    if (end === undefined || isHalfFont(text.slice(start, end))) return true;
    const isStream = text.startsWith('stream', end);
    const data = isStream
      ? streamData(bytes, end + 'stream'.length, text.slice(Math.max(start, end - 4096), end))
      : undefined;
    start = nextObject(text, data ? data.byteOffset - bytes.byteOffset + data.length : end - 1);
  }
  return false;
}

/** A font of characters of several bytes is made of another (ISO 32000-1, 9.7.6.1); without, nothing is shown in it. */
const isHalfFont = (object: string): boolean =>
  /\/Subtype\s{0,9}\/Type0\b/.test(object) && !object.includes('/DescendantFonts');

/** After the `obj` of the next object's number; -1 where there is none. */
function nextObject(text: string, from: number): number {
  for (let at = text.indexOf(' obj', from); at !== -1; at = text.indexOf(' obj', at + 4))
    if (/\d \d{1,5}$/.test(text.slice(Math.max(0, at - 8), at))) return at + ' obj'.length;
  return -1;
}

/** Where the word that ends the object begins; undefined if the object is damaged. */
function endOfObject(text: string, start: number, meter: Meter): number | undefined {
  const open: { readonly closer: string; things: number }[] = [];
  const count = (things: number): void => {
    const inside = open.at(-1);
    if (inside !== undefined) inside.things += things;
  };
  let numbers = 0;
  for (let at = start; at < text.length;) {
    meter.tick();
    const char = text[at] ?? '';
    const pair = text.slice(at, at + 2);
    // A parenthesis too many is common, and readers leave it out.
    if (blank.test(char) || char === ')') at += 1;
    else if (char === '%') at = endOfComment(text, at);
    else if (char === '(') {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      count(1);
      at = end;
    } else if (pair === '<<' || char === '[') {
      const opener = pair === '<<' ? pair : char;
      count(1);
      open.push({ closer: closers[opener] ?? '', things: 0 });
      at += opener.length;
    } else if (pair === '>>' || char === ']') {
      const closer = pair === '>>' ? pair : char;
      const inside = open.pop();
      if (inside?.closer !== closer) return undefined;
      // Names and their values.
      if (closer === '>>' && inside.things % 2 !== 0) return undefined;
      at += closer.length;
    } else if (char === '<') {
      const end = text.indexOf('>', at);
      if (end === -1 || /[^\dA-Fa-f\0\t\n\f\r ]/.test(text.slice(at + 1, end))) return undefined;
      count(1);
      at = end + 1;
    } else {
      const end = endOfWord(text, at);
      const word = text.slice(at, end);
      const last = ends.exec(word)?.[0].replace(/^\d/, '');
      if (last !== undefined) return open.length === 0 ? end - last.length : undefined;
      if (open.length > 0 && !value.test(word)) return undefined;
      // A reference is two numbers, neither of them negative, and this.
      if (open.length > 0 && word === 'R' && numbers < 2) return undefined;
      count(word === 'R' ? -1 : 1);
      numbers = /^\d+$/.test(word) ? numbers + 1 : 0;
      at = end;
    }
  }
  return open.length === 0 ? text.length : undefined;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !boundary.test(text[at] ?? '')) at += 1;
  return at;
}

function endOfComment(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** Parentheses within are balanced or escaped. One that goes over the end of its object has lost its own end. */
function endOfString(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    if (depth === 0) return /\bendobj\b/.test(text.slice(start, at)) ? undefined : at + 1;
  }
  return undefined;
}
