import type { Collector } from '../collector.ts';
import { decodeSteps, decodeText, secondEncoding } from '../decode-text.ts';
import { detectEncoding } from '../detect-encoding.ts';
import { decodeEntities } from '../entities.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../markup-text.ts';
import type { Meter } from '../meter.ts';
import { textBlocks } from '../text-blocks.ts';

/** What terminals take for colours and movements (ECMA-48 5.4): it may stand within a word. */
const terminalCodes = /\u001b\[[0-?]{0,30}[ -/]{0,4}[@-~]/g;

/** Text of any encoding: notes, source code, logs, Markdown, keys. */
export const plainTextExtractor: Extractor = {
  types: ['text/plain', 'text/markdown', 'text/vtt'],
  extract(bytes, into, meter) {
    readLines(bytes, into, meter, (block) => block.replace(terminalCodes, ''));
  },
};

/** JSON: its lines, the escapes in its strings (RFC 8259 7) resolved, so that no letter of an escape touches a word. */
export const jsonExtractor: Extractor = {
  types: ['application/json'],
  extract(bytes, into, meter) {
    readLines(bytes, into, meter, withoutEscapes);
  },
};

/** Documents in XML: text is split over many elements there, so tags must go. In other XML they say what a value is. */
const documents = /<(?:w:wordDocument|pkg:package|office:document|Workbook|html)\b/;

/** XML: a document as its text, anything else as its lines with names of elements kept and entities resolved. */
export const xmlExtractor: Extractor = {
  types: ['application/xml', 'text/xml'],
  extract(bytes, into, meter) {
    const { text } = decodeText(bytes, meter);
    const head = text.slice(0, 4096);
    if (documents.test(head) || /<!DOCTYPE/i.test(head)) {
      readMarkup(text, into, meter, { html: false });
    } else {
      const blocks = textBlocks(into, meter, [], (block) => decodeEntities(block));
      blocks.add(text);
      blocks.end();
    }
  },
};

/** OpenPGP in text form (RFC 9580 6.2): nobody without the key reads it. */
export const pgpExtractor: Extractor = {
  types: ['application/pgp-encrypted'],
  extract(bytes, into, meter) {
    into.unscannable('encrypted');
    readLines(bytes, into, meter, (block) => block);
  },
};

function readLines(
  bytes: Uint8Array,
  into: Collector,
  meter: Meter,
  change: (block: string) => string,
): void {
  const encoding = detectEncoding(bytes);
  const second = secondEncoding(bytes, encoding, meter);
  readAs(bytes, encoding, [], into, meter, change);
  if (second !== null) readAs(bytes, second, [`read as ${second}`], into, meter, change);
}

function readAs(
  bytes: Uint8Array,
  encoding: string,
  place: readonly string[],
  into: Collector,
  meter: Meter,
  change: (block: string) => string,
): void {
  const blocks = textBlocks(into, meter, place, change);
  for (const step of decodeSteps(bytes, encoding, meter)) blocks.add(step);
  blocks.end();
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: '\f',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

function withoutEscapes(block: string): string {
  if (!block.includes('\\')) return block;
  return block.replace(/\\(?:u([\da-fA-F]{4})|(["\\/bfnrt]))/g, (_, code?: string, letter?: string) =>
    code === undefined ? (escapes[letter ?? ''] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
