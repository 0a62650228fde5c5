import { LimitError, type Meter } from './meter.ts';
import { decodeEntities } from './xml-entities.ts';
import { UnreadableError } from './unreadable.ts';

/** A start tag; valid only while its handler runs. */
export interface XmlTag {
  /** Without prefix: producers choose prefixes freely. */
  readonly name: string;
  /** By name, or by the part of it after the prefix. Entities resolved. */
  attribute(name: string): string | undefined;
  /** Only one that has a prefix: `r:id` beside `id`. */
  prefixedAttribute(name: string): string | undefined;
  /** Name with prefix, value; in turn. */
  attributes(): readonly string[];
}

/** Is told what stands in a document, in order. Every `open` has its `close`, also in damaged documents. */
export interface XmlHandler {
  open(tag: XmlTag): void;
  close(name: string): void;
  /** Text in pieces, entities resolved; white space included. */
  text(text: string): void;
  /** Nothing more comes, be it the end or damage. */
  end?(): void;
}

export interface XmlScanner {
  push(text: string): void;
  /** Throws UnreadableError where the document is not well-formed (XML 1.0) or ends early. */
  end(): void;
}

/** UTF-16 code units of one tag. */
const maxTagLength = 4 * 1024 * 1024;
const maxDepth = 4096;
/** UTF-16 code units of text in one document: handlers hold it until its place ends. */
const maxTextLength = 64 * 1024 * 1024;
const quoteCode = 34;
const apostropheCode = 39;

/**
 * Reads XML as it comes in, with little memory. Knows no DTD: a document that brings declarations of its own is
 * refused. Damage in between is passed over and reported in the end; `lenient` (VML, which Office itself writes
 * damaged) forgives tags that do not match. Throws LimitError.
 */
export function createXmlScanner(handler: XmlHandler, meter: Meter, lenient = false): XmlScanner {
  const open: string[] = [];
  /** The same with their prefixes. */
  const opened: string[] = [];
  const tag = createTag();
  let rest = '';
  let pending = '';
  /** Inside of a comment, an instruction or CDATA: what ends it. */
  let until = '';
  let damaged = false;
  let rooted = false;

  let textLength = 0;

  const text = (from: number, to: number, isPlain = false): void => {
    if (from >= to || open.length === 0) return;
    textLength += to - from;
    if (textLength > maxTextLength) throw new LimitError('too-large');
    handler.text(isPlain ? rest.slice(from, to) : decodeEntities(rest.slice(from, to)));
  };

  const pop = (): void => {
    opened.pop();
    handler.close(open.pop() ?? '');
  };

  /** Where text may be cut that goes on: not inside of an entity. */
  const cut = (from: number): number => {
    const entity = rest.lastIndexOf('&');
    return entity >= from && entity > rest.length - 12 && !rest.includes(';', entity) ? entity : rest.length;
  };

  const closeTag = (at: number): number => {
    // Nearly always it is the innermost one, written as it was opened.
    const written = opened[opened.length - 1] ?? '';
    if (
      written !== '' &&
      rest.startsWith(written, at + 2) &&
      rest.charCodeAt(at + 2 + written.length) === 62
    ) {
      pop();
      return at + 3 + written.length;
    }
    const end = rest.indexOf('>', at);
    if (end === -1) return -1;
    const name = localName(rest.slice(at + 2, end).trimEnd());
    if (open[open.length - 1] === name) {
      pop();
      return end + 1;
    }
    damaged ||= !lenient;
    if (open.includes(name)) while (open[open.length - 1] !== name) pop();
    if (open[open.length - 1] === name) pop();
    return end + 1;
  };

  const openTag = (at: number): number => {
    const end = tag.read(rest, at);
    if (end === -1) return -1;
    if (end - at > maxTagLength) throw new LimitError('too-large');
    rooted = true;
    damaged ||= tag.name === '';
    if (open.length >= maxDepth) throw new LimitError('too-large');
    handler.open(tag);
    if (rest.charCodeAt(end - 1) === 47) handler.close(tag.name);
    else {
      open.push(tag.name);
      opened.push(tag.written);
    }
    return end + 1;
  };

  const declaration = (at: number): number => {
    if (rest.startsWith('<!--', at)) return enter('-->', at + 4);
    if (rest.startsWith('<![CDATA[', at)) return enter(']]>', at + 9);
    const end = rest.indexOf('>', at);
    if (end === -1) return -1;
    const inner = rest.slice(at, end);
    if (inner.startsWith('<!DOCTYPE') && inner.includes('['))
      throw new UnreadableError('broken', 'XML with a DTD');
    damaged ||= !inner.startsWith('<!DOCTYPE');
    return end + 1;
  };

  const enter = (terminator: string, at: number): number => {
    until = terminator;
    return at;
  };

  const skipped = (from: number): number => {
    const end = rest.indexOf(until, from);
    const stop = end === -1 ? Math.max(from, rest.length - until.length + 1) : end;
    if (until === ']]>') text(from, stop, true);
    if (end === -1) return stop;
    const next = end + until.length;
    until = '';
    return next;
  };

  const markup = (at: number, final: boolean): number => {
    const next = rest.charCodeAt(at + 1);
    if (next === 47) return closeTag(at);
    if (next === 33) return rest.length - at < 9 && !final ? -1 : declaration(at);
    if (next === 63) return enter('?>', at + 2);
    return Number.isNaN(next) ? -1 : openTag(at);
  };

  /** Reads as far as it can; returns where it stopped. */
  const run = (final: boolean): number => {
    let at = 0;
    for (;;) {
      meter.tick();
      if (until !== '') {
        at = skipped(at);
        if (until !== '') return at;
      }
      const start = rest.indexOf('<', at);
      if (start === -1) {
        const stop = final ? rest.length : cut(at);
        text(at, stop);
        return stop;
      }
      text(at, start);
      const next = markup(start, final);
      if (next === -1) return start;
      at = next;
    }
  };

  const step = (final: boolean): void => {
    rest += pending;
    pending = '';
    rest = rest.slice(run(final));
    if (rest.length > maxTagLength) throw new LimitError('too-large');
  };

  return {
    push(piece) {
      pending += piece;
      // A long tag is looked at again only once it has doubled: time stays linear.
      if (pending.length >= rest.length) step(false);
    },
    end() {
      step(true);
      const complete = rest === '' && until === '' && open.length === 0 && rooted;
      while (open.length > 0) pop();
      if (damaged || !(complete || lenient)) throw new UnreadableError('broken', 'XML not well-formed');
    },
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The one tag object of a scanner; attributes are looked at when somebody asks. */
function createTag(): XmlTag & { name: string; written: string; read(source: string, at: number): number } {
  let source = '';
  let from = 0;
  let to = 0;
  let parsed: string[] | undefined;
  const attributes = (): readonly string[] => (parsed ??= parseAttributes(source, from, to));
  const find = (name: string): string | undefined => {
    const all = attributes();
    for (let i = 0; i < all.length; i += 2) if (all[i] === name) return all[i + 1];
    return undefined;
  };
  /** One with any prefix. */
  const findPrefixed = (name: string): string | undefined => {
    const all = attributes();
    for (let i = 0; i < all.length; i += 2) {
      const written = all[i] ?? '';
      if (written.endsWith(name) && written.charCodeAt(written.length - name.length - 1) === 58)
        return all[i + 1];
    }
    return undefined;
  };
  return {
    name: '',
    written: '',
    attributes,
    attribute: (name) => find(name) ?? findPrefixed(name),
    prefixedAttribute: findPrefixed,
    /** Returns where its `>` is, -1 where that is still to come. */
    read(text, at) {
      let nameEnd = at + 1;
      let nameStart = nameEnd;
      for (; nameEnd < text.length; nameEnd += 1) {
        const code = text.charCodeAt(nameEnd);
        if (code <= 32 || code === 47 || code === 62) break;
        if (code === 58) nameStart = nameEnd + 1;
      }
      const end = endOfTag(text, nameEnd);
      if (end === -1) return -1;
      this.name = text.slice(nameStart, nameEnd);
      this.written = nameStart === at + 1 ? this.name : text.slice(at + 1, nameEnd);
      source = text;
      from = nameEnd;
      to = end;
      parsed = undefined;
      return end;
    },
  };
}

/** The `>` that ends a tag: one inside of quotes does not. */
function endOfTag(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 62) return i;
    if (code === quoteCode || code === apostropheCode) {
      i = text.indexOf(code === quoteCode ? '"' : "'", i + 1);
      if (i === -1) return -1;
    }
  }
  return -1;
}

function parseAttributes(source: string, from: number, to: number): string[] {
  const found: string[] = [];
  for (let at = from; at < to;) {
    const equals = source.indexOf('=', at);
    if (equals === -1 || equals >= to) break;
    let start = equals + 1;
    while (start < to && source.charCodeAt(start) <= 32) start += 1;
    const quote = source.charAt(start);
    const end = source.indexOf(quote, start + 1);
    if ((quote !== '"' && quote !== "'") || end === -1 || end > to) break;
    let nameStart = at;
    while (nameStart < equals && source.charCodeAt(nameStart) <= 32) nameStart += 1;
    let nameEnd = equals;
    while (nameEnd > nameStart && source.charCodeAt(nameEnd - 1) <= 32) nameEnd -= 1;
    found.push(source.slice(nameStart, nameEnd), decodeEntities(source.slice(start + 1, end)));
    at = end + 1;
  }
  return found;
}
