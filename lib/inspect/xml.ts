import { LimitError, type Meter } from './meter.ts';
import { decodeEntities, hasBareAmpersand } from './xml-entities.ts';
import { createTag, localName, type XmlTag } from './xml-tag.ts';
import { UnreadableError } from './unreadable.ts';

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

/** How a document may say that it is XML (XML 1.0, 2.8). UTF-16 code units: such a line is short. */
const xmlDeclaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>$/;
const maxDeclarationLength = 1024;

/** UTF-16 code units of one entity: numbers may have zeros in front. */
const maxEntityLength = 256;

/** What no document may hold (XML 1.0, 2.2). */
const noCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

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
  /** Some markup came before. */
  let begun = false;

  let textLength = 0;

  const text = (from: number, to: number, isPlain = false): void => {
    if (from >= to) return;
    if (open.length === 0) {
      // A byte order mark is white space here.
      damaged ||= !lenient && /\S/.test(rest.slice(from, to));
      return;
    }
    textLength += to - from;
    if (textLength > maxTextLength) throw new LimitError('too-large');
    const piece = rest.slice(from, to);
    damaged ||= !lenient && !isPlain && hasBareAmpersand(piece);
    handler.text(isPlain ? piece : decodeEntities(piece));
  };

  const pop = (): void => {
    opened.pop();
    handler.close(open.pop() ?? '');
  };

  /** Where text may be cut that goes on: not inside of an entity. */
  const cut = (from: number): number => {
    const tail = Math.max(from, rest.length - maxEntityLength);
    const end = rest.slice(tail);
    const entity = end.lastIndexOf('&');
    return entity !== -1 && !end.includes(';', entity) ? tail + entity : rest.length;
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
    const closed = rest.slice(at + 2, end).trimEnd();
    damaged ||= !lenient && closed !== written;
    const name = localName(closed);
    if (open.includes(name)) while (open[open.length - 1] !== name) pop();
    if (open[open.length - 1] === name) pop();
    return end + 1;
  };

  const openTag = (at: number): number => {
    const end = tag.read(rest, at);
    if (end === -1) return -1;
    if (end - at > maxTagLength) throw new LimitError('too-large');
    damaged ||= tag.name === '' || (!lenient && rooted && open.length === 0);
    rooted = true;
    if (open.length >= maxDepth) throw new LimitError('too-large');
    handler.open(tag);
    damaged ||= !lenient && tag.damaged;
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
    if (next === 63) return instruction(at, final);
    return Number.isNaN(next) ? -1 : openTag(at);
  };

  /** That a document is XML is said at its start or not at all. */
  const instruction = (at: number, final: boolean): number => {
    if (rest.length - at < 6 && !final) return -1;
    if (!lenient && /^<\?xml\s/.test(rest.slice(at, at + 6))) {
      const end = rest.indexOf('?>', at);
      if (end === -1 && !final && rest.length - at < maxDeclarationLength) return -1;
      damaged ||= begun || !xmlDeclaration.test(rest.slice(at, end + 2));
    }
    return enter('?>', at + 2);
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
      begun = true;
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
      damaged ||= !lenient && noCharacter.test(piece);
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

export type { XmlTag };
