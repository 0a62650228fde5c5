import type { Extractor } from '../extractor.ts';
import { decodeText } from '../decode-text.ts';
import { detectEncoding } from '../detect-encoding.ts';
import { isKnownEncoding } from '../code-pages.ts';
import { readMarkup } from '../markup-text.ts';

const declared =
  /<meta\b[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})|<\?xml\b[^>]{0,100}encoding\s{0,9}=\s{0,9}["']([\w-]{1,40})/i;

/** What bytes say comes first; what the document says about itself only decides between one-byte encodings. */
function encodingOf(bytes: Uint8Array): string {
  const found = detectEncoding(bytes);
  if (found.startsWith('utf-')) return found;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const match = declared.exec(head);
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  return label !== undefined && !label.startsWith('utf-') && isKnownEncoding(label) ? label : found;
}

/** HTML: see `readMarkup`. */
export const htmlExtractor: Extractor = {
  types: ['text/html', 'application/xhtml+xml'],
  extract(bytes, into, meter) {
    readMarkup(decodeText(bytes, meter, encodingOf(bytes)).text, into, meter, { html: true });
  },
};

/** SVG's text, titles and descriptions, and the pictures in it. Shapes that look like letters are not read. */
export const svgExtractor: Extractor = {
  types: ['image/svg+xml'],
  extract(bytes, into, meter) {
    readMarkup(decodeText(bytes, meter, encodingOf(bytes)).text, into, meter, { html: false });
  },
};
