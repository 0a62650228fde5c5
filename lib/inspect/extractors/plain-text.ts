import { base64Files } from '../base64-files.ts';
import type { Collector } from '../collector.ts';
import { decodeSteps, decodeText, secondEncoding } from '../decode-text.ts';
import { detectEncoding } from '../detect-encoding.ts';
import { decodeEntities } from '../entities.ts';
import type { Extractor } from '../extractor.ts';
import { withoutEscapes } from '../json-escapes.ts';
import { readMarkup } from '../markup-text.ts';
import type { Meter } from '../meter.ts';
import { type TextBlocks, textBlocks } from '../text-blocks.ts';

/** What terminals take for colours and movements (ECMA-48 5.4): it may stand within a word. */
const terminalCodes = /\u001b\[[0-?]{0,30}[ -/]{0,4}[@-~]/g;

/** Text of any encoding: notes, source code, logs, Markdown, keys. */
export const plainTextExtractor: Extractor = {
  types: ['text/plain', 'text/markdown', 'text/vtt'],
  extract(bytes, into, meter) {
    readLines(bytes, into, meter, (block) => block.replace(terminalCodes, ''));
  },
};

/** JSON: its lines, the escapes in its strings resolved, so that no letter of an escape touches a word; files in base64. */
export const jsonExtractor: Extractor = {
  types: ['application/json'],
  extract(bytes, into, meter) {
    const files = base64Files(into, meter, 'json');
    readLines(bytes, into, meter, withoutEscapes, files.add);
    files.end();
  },
};

/** Documents in XML: text is split over many elements there, so tags must go. In other XML they say what a value is. */
const documents = /<(?:w:wordDocument|pkg:package|office:document|Workbook|html)\b/;

/** XML: a document as its text, anything else as its lines with names of elements kept and entities resolved; files. */
export const xmlExtractor: Extractor = {
  types: ['application/xml', 'text/xml'],
  extract(bytes, into, meter) {
    const { text } = decodeText(bytes, meter);
    const head = text.slice(0, 4096);
    const isDocument = documents.test(head);
    if (isDocument || /<!DOCTYPE/i.test(head)) {
      readMarkup(text, into, meter, { html: false, isData: !isDocument });
    } else {
      const blocks = textBlocks(into, meter, [], (block) => decodeEntities(block));
      blocks.add(text);
      blocks.end();
      const files = base64Files(into, meter, 'xml');
      files.add(text);
      files.end();
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
  /** Hears of the text as it is. */
  hear?: (step: string) => void,
): void {
  const encoding = detectEncoding(bytes);
  const second = secondEncoding(bytes, encoding, meter);
  readAs(bytes, encoding, textBlocks(into, meter, [], change), meter, hear);
  if (second !== null) {
    readAs(bytes, second, textBlocks(into, meter, [`read as ${second}`], change), meter, hear);
  }
}

function readAs(
  bytes: Uint8Array,
  encoding: string,
  blocks: TextBlocks,
  meter: Meter,
  hear?: (step: string) => void,
): void {
  for (const step of decodeSteps(bytes, encoding, meter)) {
    blocks.add(step);
    hear?.(step);
  }
  blocks.end();
}
