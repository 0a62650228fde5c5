import { decodeBase64 } from '../base64.ts';
import { lenientDecoder } from '../code-pages.ts';
import type { Meter } from '../meter.ts';

/** UTF-7 (RFC 2152), which no browser decodes any more. Throws LimitError. */
export function decodeUtf7(text: string, meter: Meter): string {
  const decoder = lenientDecoder('utf-16be');
  return text.replace(/\+([A-Za-z\d+/]*)-?/g, (_, letters: string) => {
    meter.tick();
    return letters === '' ? '+' : decoder.decode(decodeBase64(letters, meter));
  });
}
