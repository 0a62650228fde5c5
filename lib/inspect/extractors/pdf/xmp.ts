import type { Collector } from '../../collector.ts';
import { indexOf } from '../../index-of.ts';
import { isLabelProperty } from '../../labels.ts';
import { LimitError, type Meter } from '../../meter.ts';
import { unzlib } from '../../unzlib.ts';
import { streamsIn } from './stream-integrity.ts';

const opening = '<x:xmpmeta';
const closing = '</x:xmpmeta>';
const maxPackets = 100;
const maxPacketBytes = 1024 * 1024;

/**
 * XMP packets (ISO 16684-1), the document's and its pictures'. They are meant to be found by scanning a file's bytes, and
 * are left uncompressed for that; where a producer packed them all the same, they are unpacked if Flate was all it used.
 */
export function readXmp(bytes: Uint8Array, into: Collector, meter: Meter): void {
  readPackets(bytes, into, meter);
  for (const { dictionary, data } of streamsIn(bytes, meter)) {
    if (data === undefined || !isMetadata(dictionary)) continue;
    if (isFlateAlone(dictionary) || isUnnamedFlate(dictionary, data))
      readPackets(unpacked(data, meter), into, meter);
    else if (hasFilter(dictionary)) into.unscannable('unknown-type');
  }
}

// ISO 32000-1, 14.3.2: a stream cannot be in another one, so its dictionary is always legible.
const isMetadata = (dictionary: string): boolean =>
  /\/Type\s{0,9}\/Metadata\b/.test(dictionary) || /\/Subtype\s{0,9}\/XML\b/.test(dictionary);
const hasFilter = (dictionary: string): boolean => /\/Filter\s{0,9}(?:\[\s{0,9})?\//.test(dictionary);
export const isFlateAlone = (dictionary: string): boolean =>
  /\/Filter\s{0,9}(?:\/(?:FlateDecode|Fl)\b|\[\s{0,9}\/(?:FlateDecode|Fl)\s{0,9}\])/.test(dictionary) &&
  !/\/DecodeParms\b/.test(dictionary);

/** A decrypted copy by PDFium leaves metadata packed as it was, and says nothing of it; 0x78 begins it (RFC 1950). */
const isUnnamedFlate = (dictionary: string, data: Uint8Array): boolean =>
  !hasFilter(dictionary) && data[0] === 0x78;

/** What Flate has packed; nothing where it is damaged, which is told elsewhere. Throws LimitError. */
export function unpacked(data: Uint8Array, meter: Meter): Uint8Array {
  try {
    return unzlib(data, meter);
  } catch (error) {
    if (error instanceof LimitError) throw error;
    return new Uint8Array();
  }
}

function readPackets(bytes: Uint8Array, into: Collector, meter: Meter): void {
  let at = 0;
  for (let packet = 0; packet < maxPackets; packet += 1) {
    const start = indexOf(bytes, opening, at, { meter });
    if (start === -1) return;
    const end = indexOf(bytes, closing, start, { meter, end: start + maxPacketBytes });
    if (end === -1) return;
    const xml = new TextDecoder().decode(bytes.subarray(start, end));
    const skip = (name: string): boolean => {
      if (isLabelProperty(name.slice(name.indexOf(':') + 1))) into.facet('label');
      return isDull(name);
    };
    into.text(['properties', 'XMP'], stripTags(xml, meter, skip));
    at = end;
  }
}

/** Dates and identifiers of versions: long runs of digits that mean nothing to a detector. */
function isDull(name: string): boolean {
  return /^(?:xmpMM|stEvt|stRef|xmlns):|Date$/.test(name);
}

/** Longer tags are data in disguise, and a pattern that looks into them must stay cheap. */
const maxTagLength = 65_536;

/** What XML says once its tags are gone: texts and values of attributes, one a line. `skip` is asked about names. */
export function stripTags(xml: string, meter: Meter, skip: (name: string) => boolean = () => false): string {
  const lines: string[] = [];
  let name = '';
  for (const [, tag = '', text = ''] of xml.matchAll(/<([^<>]*)>([^<]*)/g)) {
    meter.tick();
    if (tag.startsWith('![CDATA[')) lines.push(tag.slice('![CDATA['.length).replace(/\]\]$/, ''));
    if (tag.startsWith('!') || tag.startsWith('?')) continue;
    if (!tag.startsWith('/')) name = /^[^\s/]{0,200}/.exec(tag)?.[0] ?? '';
    lines.push(...attributes(tag, skip));
    if (!skip(name)) lines.push(text.trim());
  }
  return decodeEntities(lines.filter((line) => line !== '').join('\n'));
}

function attributes(tag: string, skip: (name: string) => boolean): string[] {
  if (tag.length > maxTagLength) return [tag];
  return [...tag.matchAll(/([\w:.-]{1,100})=["']([^"']*)["']/g)].flatMap(([, name = '', value = '']) =>
    skip(name) || name.startsWith('xmlns') || name.startsWith('rdf:') ? [] : [value],
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
