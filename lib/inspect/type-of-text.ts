import { lenientDecoder } from './code-pages.ts';
import { byMark, byZeros } from './detect-encoding.ts';
import { decodeSteps } from './decode-text.ts';
import { createMeter } from './meter.ts';
import { delimiterOf } from './delimiter.ts';
import { headerLine, isMessageSeparator } from './mail/mail-headers.ts';

const windowBytes = 8 * 1024;
const headBytes = 64 * 1024;

/** Controls that texts have: tab, line ends, form feed, backspace, the end mark of DOS, the escape of terminals. */
const textControls = new Set([8, 9, 10, 11, 12, 13, 26, 27]);

/** Beginning, middle and end hold next to no control characters, in one byte a letter or in UTF-16 or UTF-32. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const encoding = byMark(bytes) ?? byZeros(bytes.subarray(0, headBytes));
  return [0, (bytes.length >> 1) & ~3, Math.max(0, (bytes.length & ~3) - windowBytes)].every((start) =>
    isTextWindow(bytes.subarray(start, start + windowBytes), encoding ?? 'utf-8'),
  );
}

function isTextWindow(window: Uint8Array, encoding: string): boolean {
  if (!encoding.startsWith('utf-16') && !encoding.startsWith('utf-32')) return fewControls(window);
  const text = headText(window, encoding);
  let strange = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 32 && !textControls.has(code)) || code === 0xfffd || code >= 0xfffe) strange += 1;
  }
  return strange <= text.length / 50;
}

function fewControls(window: Uint8Array): boolean {
  let controls = 0;
  for (const byte of window) if (byte < 32 && !textControls.has(byte)) controls += 1;
  return controls <= Math.min(1, window.length / 20) + window.length / 100;
}

function headText(bytes: Uint8Array, encoding: string): string {
  const meter = createMeter();
  return [...decodeSteps(bytes, encoding, meter)].join('');
}

/** The kind of a text by how it begins; `text/plain` for what is nothing else, and for an empty file. */
export function textType(bytes: Uint8Array): string {
  const encoding = byMark(bytes) ?? byZeros(bytes.subarray(0, headBytes));
  const head = bytes.subarray(0, headBytes);
  // Whatever encoding it is, what tells types apart is ASCII.
  const text = encoding === null ? lenientDecoder('utf-8').decode(head) : headText(head, encoding);
  const start = text.trimStart();
  return (
    bySignature(text, start) ??
    byMarkup(start) ??
    (isJson(start, bytes) ? 'application/json' : null) ??
    byHeaders(start) ??
    byDelimiter(text) ??
    'text/plain'
  );
}

function bySignature(text: string, start: string): string | null {
  if (start.startsWith('{\\rt')) return 'application/rtf';
  if (/^%PDF-\d/m.test(text.slice(0, 1024)) && /\d obj\b/.test(text)) return 'application/pdf';
  if (start.startsWith('%!PS')) return 'application/postscript';
  if (/^BEGIN:VCARD\s/i.test(start)) return 'text/vcard';
  if (/^BEGIN:VCALENDAR\s/i.test(start)) return 'text/calendar';
  if (/^-----BEGIN PGP MESSAGE-----/.test(start)) return 'application/pgp-encrypted';
  return null;
}

const htmlStart =
  /^<(?:!doctype\s+html|html|head|body|title|meta|table|div|span|p|h[1-6]|ul|ol|a|br|img|script|style|b|i|font|center|form|iframe)\b/i;

function byMarkup(start: string): string | null {
  if (!start.startsWith('<')) return null;
  const root = rootOf(start);
  if (/^(?:[\w.-]+:)?svg$/i.test(root)) return 'image/svg+xml';
  if (/^(?:[\w.-]+:)?document$/.test(root)) return flatOpenDocument(start) ?? 'application/xml';
  if (/^html$/i.test(root) || htmlStart.test(start.slice(start.indexOf(`<${root}`)))) return 'text/html';
  if (/^<!doctype\s+html\b/i.test(start)) return 'text/html';
  return start.startsWith('<?xml') || /^[\w.:-]+$/.test(root) ? 'application/xml' : null;
}

/** OpenDocument in one file of XML (ODF 1.3 part 3, 3.1.2): the root says what it is, under a name of its own. */
function flatOpenDocument(start: string): string | null {
  const said = /\smimetype\s{0,9}=\s{0,9}["'](application\/vnd\.oasis\.opendocument\.[a-z]{1,20})["']/.exec(
    start.replaceAll(/\s[\w.-]{1,50}:mimetype/g, ' mimetype'),
  );
  return said?.[1] === undefined ? null : `${said[1]}-flat-xml`;
}

/** The name of the first element: comments, declarations and processing instructions are passed over. */
function rootOf(text: string): string {
  let at = 0;
  for (let steps = 0; steps < 1000; steps += 1) {
    at = text.indexOf('<', at);
    if (at < 0) return '';
    const next = text[at + 1];
    if (next !== '!' && next !== '?')
      return /^[A-Za-z_][\w.:-]{0,100}/.exec(text.slice(at + 1, at + 102))?.[0] ?? '';
    const ending = text.startsWith('<!--', at) ? '-->' : next === '?' ? '?>' : '>';
    const end = text.indexOf(ending, at + 2);
    if (end < 0) return '';
    at = end + ending.length;
  }
  return '';
}

function isJson(start: string, bytes: Uint8Array): boolean {
  if (!/^(?:\{\s*["}]|\[\s*(?:["\[\]{\d-]|true|false|null))/.test(start)) return false;
  const tail = lenientDecoder('utf-8')
    .decode(bytes.subarray(Math.max(0, bytes.length - 256)))
    .replaceAll('\0', '')
    .trimEnd();
  return tail.endsWith('}') || tail.endsWith(']');
}

/** RFC 5322: nothing but header fields up to the first empty line, and at least two that mail has. RFC 4155: mbox. */
function byHeaders(start: string): string | null {
  const lines = start.split(/\r\n|\n|\r/, 200);
  const mbox = isMessageSeparator(lines[0] ?? '');
  let known = 0;
  for (const line of mbox ? lines.slice(1) : lines) {
    if (line === '') break;
    const stands = headerLine(line);
    if (stands === 'none') return null;
    if (stands === 'known') known += 1;
  }
  if (known < 2) return null;
  return mbox ? 'application/mbox' : 'message/rfc822';
}

function byDelimiter(text: string): string | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  return delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
}
