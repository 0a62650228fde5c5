import type { Cfb } from './cfb.ts';
import { decodeCodePage, decodeUtf16 } from './code-pages.ts';
import type { Collector } from './collector.ts';
import { isLabelProperty } from './labels.ts';
import type { Meter } from './meter.ts';

/** Names of SummaryInformation and DocumentSummaryInformation ([MS-OLEPS] 2.25, [MS-OSHARED] 2.3.3.2). */
const summary: Readonly<Record<number, string>> = {
  2: 'title',
  3: 'subject',
  4: 'author',
  5: 'keywords',
  6: 'comments',
  7: 'template',
  8: 'last author',
  18: 'application',
};
const documentSummary: Readonly<Record<number, string>> = {
  2: 'category',
  14: 'manager',
  15: 'company',
  26: 'content type',
  27: 'content status',
};

/** Properties of a document in a compound file, custom ones and sensitivity labels too. What is odd is left out. */
export function readPropertySets(cfb: Cfb, into: Collector, meter: Meter): void {
  for (const [stream, names] of [
    ['\x05SummaryInformation', summary],
    ['\x05DocumentSummaryInformation', documentSummary],
  ] as const) {
    const entry = cfb.find(stream);
    if (entry === undefined) continue;
    try {
      readSets(cfb.read(entry), names, into, meter);
    } catch (error) {
      // Beyond its end: the rest of the document is still worth reading.
      if (!(error instanceof RangeError)) throw error;
      into.unscannable('broken');
    }
  }
}

function readSets(
  bytes: Uint8Array,
  names: Readonly<Record<number, string>>,
  into: Collector,
  meter: Meter,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sets = Math.min(view.getUint32(24, true), 2);
  for (let set = 0; set < sets; set += 1) {
    const start = view.getUint32(28 + set * 20 + 16, true);
    readSet(view, start, set === 0 ? names : null, into, meter);
  }
}

/** `names` is null for the set of custom properties, which has a dictionary of its own. */
function readSet(
  view: DataView,
  start: number,
  names: Readonly<Record<number, string>> | null,
  into: Collector,
  meter: Meter,
): void {
  const places = new Map<number, number>();
  const count = Math.min(view.getUint32(start + 4, true), 4096);
  for (let index = 0; index < count; index += 1) {
    const at = start + 8 + index * 8;
    places.set(view.getUint32(at, true), start + view.getUint32(at + 4, true));
  }
  const codePageAt = places.get(1);
  const codePage = codePageAt === undefined ? 1252 : view.getUint16(codePageAt + 4, true);
  const dictionaryAt = places.get(0);
  const dictionary =
    names === null && dictionaryAt !== undefined
      ? readDictionary(view, dictionaryAt, codePage)
      : new Map<number, string>();
  for (const [id, at] of places) {
    meter.tick();
    if (id < 2) continue;
    const name = names === null ? (dictionary.get(id) ?? `property ${id}`) : names[id];
    if (name === undefined) continue;
    const value = valueAt(view, at, codePage);
    into.text(['properties', name], value);
    if (names === null && value !== '' && isLabelProperty(name)) {
      into.facet('label');
      into.text(['label'], `${name}: ${value}`);
    }
  }
}

function readDictionary(view: DataView, start: number, codePage: number): Map<number, string> {
  const names = new Map<number, string>();
  const count = Math.min(view.getUint32(start, true), 4096);
  let at = start + 4;
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(at + 4, true);
    const bytes = codePage === 1200 ? length * 2 : length;
    names.set(view.getUint32(at, true), stringAt(view, at + 8, bytes, codePage));
    // Names in Unicode are padded to four bytes.
    at += 8 + (codePage === 1200 ? (bytes + 3) & ~3 : bytes);
  }
  return names;
}

function valueAt(view: DataView, at: number, codePage: number): string {
  const type = view.getUint16(at, true);
  if (type === 0x1e) return stringAt(view, at + 8, view.getUint32(at + 4, true), codePage);
  if (type === 0x1f) return stringAt(view, at + 8, view.getUint32(at + 4, true) * 2, 1200);
  if (type === 3) return String(view.getInt32(at + 4, true));
  return type === 5 ? String(view.getFloat64(at + 4, true)) : '';
}

function stringAt(view: DataView, at: number, length: number, codePage: number): string {
  if (length > view.byteLength) throw new RangeError('inspect/property-set');
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return (codePage === 1200 ? decodeUtf16(bytes) : decodeCodePage(bytes, codePage)).replace(/\0+$/, '');
}
