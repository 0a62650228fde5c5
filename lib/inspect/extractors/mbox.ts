import { lenientDecoder } from '../code-pages.ts';
import type { Extractor } from '../extractor.ts';
import { headerLine, isMessageSeparator } from '../mail/mail-headers.ts';
import type { Meter } from '../meter.ts';
import { createTextBuffer } from '../text-buffer.ts';

/** What is looked at of a line of a header, and of a separator's beginning. */
const longestName = 101;

/**
 * A mailbox (RFC 4155): every message is a file of its own. One begins where header fields of mail follow; "From " in
 * front of a sentence would tear a message apart. The separators have a sender, and whatever else somebody wrote there.
 */
export const mboxExtractor: Extractor = {
  types: ['application/mbox'],
  extract(bytes, into, meter) {
    const separators = createTextBuffer(into, ['headers']);
    const decoder = lenientDecoder('utf-8');
    let start = -1;
    for (let at = firstLetter(bytes); at < bytes.length; at = lineAfter(bytes, at)) {
      meter.tick();
      if (bytes[at] !== 70 || !isMessageSeparator(lineAt(bytes, at))) continue;
      const header = lineAfter(bytes, at);
      if (!headersFollow(bytes, header, meter)) continue;
      if (start >= 0) embed(start, at);
      separators.addLine(decoder.decode(bytes.subarray(at, header)));
      start = header;
    }
    separators.flush();
    if (start >= 0) embed(start, bytes.length);
    else into.unscannable('broken');

    function embed(begin: number, end: number): void {
      into.count('records');
      into.embed([], 'message.eml', bytes.subarray(begin, end));
    }
  },
};

/** A field that mail has comes before anything that is no field: no sentence goes on like that. */
function headersFollow(bytes: Uint8Array, from: number, meter: Meter): boolean {
  for (let at = from; at < bytes.length; at = lineAfter(bytes, at)) {
    meter.tick();
    const stands = headerLine(lineAt(bytes, at));
    if (stands === 'known' || stands === 'none') return stands === 'known';
  }
  return false;
}

/** Behind a byte order mark, blanks and empty lines. */
function firstLetter(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 32) at += 1;
  return at;
}

/** The beginning of the line there. */
function lineAt(bytes: Uint8Array, at: number): string {
  const line = String.fromCharCode(...bytes.subarray(at, at + longestName));
  return /^[^\r\n]*/.exec(line)?.[0] ?? '';
}

/** Line ends as type-of-text takes them: LF, CR LF, or CR alone. */
function lineAfter(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
  return bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : Math.min(end + 1, bytes.length);
}
