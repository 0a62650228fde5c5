import { decodeBase64, decodeDataUrl } from './base64.ts';
import { decodeCodePage, lenientDecoder } from './code-pages.ts';
import type { Meter } from './meter.ts';

/** A line of vCard or iCalendar: `ITEM1.TEL;TYPE=work:+1 …` (RFC 6350 3.3, RFC 5545 3.1). */
export interface ContentLine {
  /** In upper case, without a group such as "ITEM1.". */
  readonly name: string;
  readonly parameters: string;
  /** Encodings and backslashes resolved; empty where the value is a file. */
  readonly value: string;
  readonly file: { readonly ending: string; readonly bytes: Uint8Array } | null;
}

/** UTF-16 code units: nobody writes more of parameters. */
const longestHead = 1000;

/**
 * Lines that were folded are put together again. Those of quoted-printable (vCard 2.1) have soft line breaks instead,
 * and a blank behind one is of the text.
 */
export function* contentLines(text: string, meter: Meter): Generator<ContentLine> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const pieces = [lines[at] ?? ''];
    let head = pieces[0] ?? '';
    let isSoft = isQuotedPrintable(head) && head.endsWith('=');
    for (let next = lines[at + 1]; next !== undefined; next = lines[at + 1]) {
      meter.tick();
      if (!isSoft && !/^[ \t]/.test(next)) break;
      if (isSoft) pieces.push((pieces.pop() ?? '').slice(0, -1), next);
      else pieces.push(next.slice(1));
      // The head itself may be folded.
      if (!head.includes(':') && head.length < longestHead) head += pieces.at(-1) ?? '';
      isSoft = next.endsWith('=') && isQuotedPrintable(head);
      at += 1;
    }
    const line = pieces.join('');
    if (line.trim() !== '') yield parse(line, meter);
  }
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]{0,500};(?:ENCODING=)?QUOTED-PRINTABLE/i.test(line);
}

function parse(line: string, meter: Meter): ContentLine {
  const colon = valueStart(line);
  const head = colon < 0 ? '' : line.slice(0, colon);
  const raw = line.slice(colon + 1);
  const [first = '', ...others] = head.split(';');
  const name = first.slice(first.lastIndexOf('.') + 1).toUpperCase();
  const parameters = others.join(';');
  const file = fileOf(raw, parameters, meter);
  return { name, parameters, file, value: file === null ? valueOf(raw, parameters) : '' };
}

/** The colon that is in no quoted parameter. */
function valueStart(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charCodeAt(at);
    if (character === 34) quoted = !quoted;
    else if (character === 58 && !quoted) return at;
  }
  return line.indexOf(':');
}

function fileOf(raw: string, parameters: string, meter: Meter): ContentLine['file'] {
  const url = decodeDataUrl(raw, meter);
  if (url !== null) return { ending: url.type.split('/')[1] ?? 'bin', bytes: url.bytes };
  if (!/(?:^|;)(?:ENCODING=)?(?:BASE64|B)(?:;|$)/i.test(parameters)) return null;
  const type = /(?:^|;)(?:TYPE|FMTTYPE)=([\w.+/-]{1,100})/i.exec(parameters)?.[1] ?? 'bin';
  return { ending: type.slice(type.indexOf('/') + 1).toLowerCase(), bytes: decodeBase64(raw, meter) };
}

function valueOf(raw: string, parameters: string): string {
  const plain = isQuotedPrintable(`;${parameters}:`) ? quotedPrintable(raw, parameters) : raw;
  return plain.replace(/\\([nN,;:\\])/g, (_, letter: string) =>
    letter === 'n' || letter === 'N' ? '\n' : letter,
  );
}

function quotedPrintable(raw: string, parameters: string): string {
  const charset = /(?:^|;)CHARSET=([\w-]{1,40})/i.exec(parameters)?.[1] ?? 'utf-8';
  const decoder = lenientDecoder(charset);
  return raw.replace(/(?:=[\dA-Fa-f]{2})+/g, (codes) => {
    const bytes = Uint8Array.from(codes.slice(1).split('='), (code) => Number.parseInt(code, 16));
    const text = decoder.decode(bytes);
    return text.includes('\ufffd') ? decodeCodePage(bytes, 1252) : text;
  });
}
