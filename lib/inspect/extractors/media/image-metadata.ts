import exifr from 'exifr';
import { decodeCodePage, decodeUtf16 } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import { indexOf } from '../../index-of.ts';
import { hasLabelProperty } from '../../labels.ts';
import { readMarkup } from '../../markup-text.ts';
import { LimitError, type Meter } from '../../meter.ts';
import { hasBox } from './boxes.ts';
import { exifText } from './exif-text.ts';
import { readGifComments } from './gif-comments.ts';
import { readPngTexts } from './png-text.ts';
import { riffChunks } from './riff.ts';

/** XMP is read apart: its packet stands as text in every format. */
const options = {
  ...{ tiff: true, exif: true, gps: true, iptc: true, userComment: true },
  ...{ xmp: false, icc: false, jfif: false, ihdr: false, interop: false, makerNote: false, ifd1: false },
  ...{ mergeOutput: false, translateKeys: true, translateValues: false, reviveValues: false },
};
const packetStart = '<x:xmpmeta';
const packetEnd = '</x:xmpmeta>';
const mostPackets = 16;

/**
 * What a picture says about itself, next to what it shows: EXIF, where it was taken, IPTC, XMP, comments of JPEG and GIF, texts of PNG.
 * For whoever reads the pixels to call as well. Never throws but LimitError; what is damaged is unscannable.
 */
export async function readImageMetadata(bytes: Uint8Array, into: Collector, meter: Meter): Promise<void> {
  try {
    if (starts(bytes, 0, '\x89PNG')) readPngTexts(bytes, into, meter);
    if (starts(bytes, 0, '\xff\xd8')) readJpegComments(bytes, into, meter);
    if (starts(bytes, 0, 'GIF8')) readGifComments(bytes, into, meter);
    readPackets(bytes, into, meter);
    const source = exifIn(bytes, meter);
    if (source !== null) readExif(await exifr.parse(source, options), into);
  } catch (error) {
    if (error instanceof LimitError) throw error;
    into.unscannable('broken');
  }
}

/** WebP keeps a TIFF in a chunk, which exifr does not know. Null for what has no EXIF at all. */
function exifIn(bytes: Uint8Array, meter: Meter): Uint8Array | null {
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) {
    for (const { name, content } of riffChunks(bytes, 12, meter)) {
      if (name === 'EXIF') return content.slice(starts(content, 0, 'Exif') ? 6 : 0);
    }
    return null;
  }
  // exifr looks for this box without end where one before it has no length.
  if (starts(bytes, 4, 'ftyp')) return hasBox('meta', bytes, meter) ? bytes : null;
  const known = starts(bytes, 0, '\xff\xd8') || starts(bytes, 0, '\x89PNG');
  return known || starts(bytes, 0, 'II*') || starts(bytes, 0, 'MM\0*') ? bytes : null;
}

function readExif(found: unknown, into: Collector): void {
  for (const [section, fields] of entriesOf(found)) {
    const lines: string[] = [];
    // exifr gives this one beside the sections.
    const values = section === 'userComment' ? [['UserComment', fields] as const] : entriesOf(fields);
    for (const [key, value] of values) {
      const text = textOf(key, value);
      if (text !== '') lines.push(`${key}: ${text}`);
    }
    if (section !== 'gps') into.text(['properties', section === 'iptc' ? 'IPTC' : 'EXIF'], lines.join('\n'));
  }
  const place = new Map(entriesOf(new Map(entriesOf(found)).get('gps')));
  const latitude = place.get('latitude');
  const longitude = place.get('longitude');
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return;
  into.facet('gps');
  into.text(['properties', 'gps'], `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function textOf(key: string, value: unknown): string {
  if (typeof value === 'string') return value.replace(/\0+/g, ' ').trim();
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join('; ');
  if (!(value instanceof Uint8Array)) return '';
  if (key.startsWith('XP')) return decodeUtf16(value).replace(/\0+$/, '');
  return key === 'UserComment' ? exifText(value) : '';
}

function readJpegComments(bytes: Uint8Array, into: Collector, meter: Meter): void {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    meter.tick();
    const marker = bytes[at + 1] ?? 0;
    // The picture itself begins.
    if (marker === 0xda || marker === 0xd9) return;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === 0xfe)
      into.text(['properties', 'comment'], decodeCodePage(bytes.subarray(at + 4, at + 2 + length), 65001));
    at += 2 + Math.max(2, length);
  }
}

function readPackets(bytes: Uint8Array, into: Collector, meter: Meter): void {
  let at = 0;
  for (let packets = 0; packets < mostPackets; packets += 1) {
    const start = indexOf(bytes, packetStart, at, { meter });
    const end = start < 0 ? -1 : indexOf(bytes, packetEnd, start, { meter });
    if (end < 0) return;
    const text = new TextDecoder().decode(bytes.subarray(start, end));
    if (hasLabelProperty(text)) into.facet('label');
    readMarkup(text, into, meter, { html: false, isData: true, place: ['properties', 'XMP'] });
    at = end;
  }
}

function starts(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
