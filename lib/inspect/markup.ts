import type { Meter } from './meter.ts';

/** A piece of HTML or XML, its entities not yet resolved. */
export type Markup =
  | { readonly kind: 'text' | 'cdata' | 'comment' | 'declaration' | 'instruction'; readonly text: string }
  | { readonly kind: 'start'; readonly name: string; readonly attributes: string; readonly closed: boolean }
  | { readonly kind: 'end'; readonly name: string };

/** Elements of HTML in which no tag but their own end means anything (WHATWG HTML 13.1.2). */
const rawElements = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'plaintext']);

/**
 * Cuts HTML or XML into pieces. Never throws but for time: what is no markup is text, what does not end goes to the
 * end. Names are in lower case for HTML and as written for XML.
 */
export function* markupOf(source: string, meter: Meter, html: boolean): Generator<Markup> {
  const find = finder(source);
  let at = 0;
  while (at < source.length) {
    meter.tick();
    const open = find('<', at);
    if (open > at) yield { kind: 'text', text: source.slice(at, open) };
    if (open >= source.length) return;
    const [piece, end] = pieceAt(source, open, find, html);
    yield piece;
    at = end;
    if (html && piece.kind === 'start' && !piece.closed && rawElements.has(piece.name)) {
      const close = endOfRaw(source, piece.name, at, meter);
      if (close > at) yield { kind: 'text', text: source.slice(at, close) };
      at = close;
    }
  }
}

type Find = (what: string, from: number) => number;

/** `indexOf` with the end for "nowhere", which it remembers: else a file full of openings takes quadratic time. */
function finder(source: string): Find {
  const gone = new Set<string>();
  return (what, from) => {
    if (gone.has(what)) return source.length;
    const at = source.indexOf(what, from);
    if (at >= 0) return at;
    gone.add(what);
    return source.length;
  };
}

function pieceAt(source: string, open: number, find: Find, html: boolean): [Markup, number] {
  const next = source.charCodeAt(open + 1);
  if (source.startsWith('<!--', open)) return until(source, open + 4, '-->', 'comment', find);
  if (source.startsWith('<![CDATA[', open)) return until(source, open + 9, ']]>', 'cdata', find);
  if (next === 33) return declaration(source, open, find);
  if (next === 63) return until(source, open + 2, html ? '>' : '?>', 'instruction', find);
  const closing = next === 47;
  const start = open + (closing ? 2 : 1);
  const name = nameAt(source, start);
  if (name === '') return [{ kind: 'text', text: '<' }, open + 1];
  const end = endOfTag(source, start + name.length, find);
  const inner = source.slice(start + name.length, end);
  const known = html ? name.toLowerCase() : name;
  if (closing) return [{ kind: 'end', name: known }, end + 1];
  return [{ kind: 'start', name: known, attributes: inner, closed: inner.endsWith('/') }, end + 1];
}

type TextKind = 'cdata' | 'comment' | 'declaration' | 'instruction';

function until(source: string, from: number, ending: string, kind: TextKind, find: Find): [Markup, number] {
  const end = find(ending, from);
  return [{ kind, text: source.slice(from, end) }, end + ending.length];
}

/** A DOCTYPE's internal subset is in brackets, and has angle brackets of its own. */
function declaration(source: string, open: number, find: Find): [Markup, number] {
  const end = find('>', open);
  const bracket = find('[', open);
  if (bracket > end) return until(source, open + 2, '>', 'declaration', find);
  const close = find(']', bracket);
  const last = find('>', close);
  return [{ kind: 'declaration', text: source.slice(open + 2, last) }, last + 1];
}

const nameStart = /[A-Za-z_:\u00c0-\uffff]/;

function nameAt(source: string, start: number): string {
  if (!nameStart.test(source.charAt(start))) return '';
  let end = start + 1;
  while (end < source.length && end < start + 200 && !/[\s/>]/.test(source.charAt(end))) end += 1;
  return source.slice(start, end);
}

/** The ">" that is in no quotes; a quote counts only after "=". */
function endOfTag(source: string, from: number, find: Find): number {
  let at = from;
  for (;;) {
    const end = find('>', at);
    const quote = firstQuote(source, at, end);
    if (quote < 0) return end;
    const close = find(source.charAt(quote), quote + 1);
    if (close >= source.length) return end;
    at = close + 1;
  }
}

function firstQuote(source: string, from: number, to: number): number {
  let before = 0;
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if ((code === 34 || code === 39) && before === 61) return at;
    if (code > 32) before = code;
  }
  return -1;
}

function endOfRaw(source: string, name: string, from: number, meter: Meter): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    meter.tick();
    if (source.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return source.length;
}

const attribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Names in lower case, without a prefix such as "xlink:"; values with their entities not yet resolved. */
export function* attributesOf(text: string, meter: Meter): Generator<readonly [name: string, value: string]> {
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    meter.tick();
    yield [name.toLowerCase().replace(/^[a-z]{1,20}:/, ''), double ?? single ?? bare ?? ''];
  }
}
