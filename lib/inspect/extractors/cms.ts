import { berAt, berIn, type BerElement, octets } from '../cms/ber.ts';
import { cmsType } from '../cms/type-of-cms.ts';
import { decodeCodePage } from '../code-pages.ts';
import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import { joinBytes } from '../join-bytes.ts';
import type { Meter } from '../meter.ts';
import { UnreadableError } from '../unreadable.ts';

const kinds: Readonly<Record<string, 'data' | 'signed' | 'encrypted'>> = {
  '2a864886f70d010701': 'data',
  '2a864886f70d010702': 'signed',
  '2a864886f70d010703': 'encrypted',
  '2a864886f70d010704': 'encrypted',
  '2a864886f70d010706': 'encrypted',
  '2a864886f70d0109100117': 'encrypted',
};
/** Parts of SignedData (RFC 5652 5.1) by their tag. */
const tags = { sequence: 0x30, explicit: 0xa0 };

/**
 * CMS (RFC 5652), as S/MIME has it: what was signed is a file inside; what is encrypted stays that. A signature that
 * stands beside what it signs holds nothing but itself.
 */
export const cmsExtractor: Extractor = {
  types: [cmsType],
  extract(bytes, into, meter) {
    const outer = berAt(bytes, 0, meter);
    // Mail programs end it with a line, or fill it up.
    if (bytes.subarray(outer.after).some((byte) => byte !== 0 && byte !== 10 && byte !== 13))
      into.unscannable('broken');
    const [kind, wrapped] = berIn(outer.content, meter);
    const said = kinds[hexOf(kind)];
    if (said === 'encrypted') into.unscannable('encrypted');
    else if (said === undefined) into.unscannable('unknown-type');
    else if (said === 'data') embedContent(wrapped, into, meter);
    else readSigned(wrapped, into, meter);
  },
};

function readSigned(wrapped: BerElement | undefined, into: Collector, meter: Meter): void {
  const signed = firstIn(wrapped, meter);
  if (signed?.tag !== tags.sequence) throw new UnreadableError('broken', 'no signed data');
  const parts = [...berIn(signed.content, meter)];
  // Version, digest algorithms, content, then certificates and who signed.
  const content = parts[2];
  if (content?.tag !== tags.sequence) throw new UnreadableError('broken', 'no signed content');
  const [, held] = berIn(content.content, meter);
  if (held !== undefined) embedContent(held, into, meter);
}

/** `[0] EXPLICIT OCTET STRING`; older ones hold another structure there (RFC 5652 5.2.1). */
function embedContent(held: BerElement | undefined, into: Collector, meter: Meter): void {
  if (held === undefined) return;
  const inside = firstIn(held, meter);
  if (held.tag !== tags.explicit || inside === undefined) throw new UnreadableError('broken', 'no content');
  const isOctets = (inside.tag & 0x1f) === 4;
  const bytes = isOctets ? octets(inside, meter) : held.content;
  if (bytes.length === 0) return;
  // RFC 8551 3.1: a part of a message, which may have one header alone; with this it is known for what it is.
  if (/^content-[a-z-]{1,40}:/i.test(decodeCodePage(bytes.subarray(0, 60), 1252)))
    into.embed([], 'message.eml', joinBytes([mimeVersion, bytes]));
  else into.embed([], 'content', bytes);
}

const mimeVersion = new TextEncoder().encode('MIME-Version: 1.0\r\n');

function firstIn(element: BerElement | undefined, meter: Meter): BerElement | undefined {
  return element === undefined || element.content.length === 0 ? undefined : berAt(element.content, 0, meter);
}

function hexOf(element: BerElement | undefined): string {
  return Array.from(element?.content ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('');
}
