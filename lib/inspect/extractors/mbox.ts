import type { Extractor } from '../extractor.ts';

const from = Uint8Array.from('From ', (letter) => letter.charCodeAt(0));

/** A mailbox (RFC 4155): every message is a file of its own. A line of text with "From " in front makes one more. */
export const mboxExtractor: Extractor = {
  types: ['application/mbox'],
  extract(bytes, into, meter) {
    let start = -1;
    for (let at = 0; at >= 0 && at < bytes.length; at = lineAfter(bytes, at)) {
      meter.tick();
      if (!from.every((byte, index) => bytes[at + index] === byte)) continue;
      if (start >= 0) embed(start, at);
      start = at;
    }
    if (start >= 0) embed(start, bytes.length);
    else into.unscannable('broken');

    function embed(begin: number, end: number): void {
      into.count('records');
      const body = lineAfter(bytes, begin);
      into.embed([], 'message.eml', bytes.subarray(body < 0 ? end : Math.min(body, end), end));
    }
  },
};

function lineAfter(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(10, at);
  return end < 0 ? -1 : end + 1;
}
