import type { Cfb } from '../../cfb.ts';
import { decodeCodePage, decodeUtf16 } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { embedPictures } from '../../office-art.ts';
import { isShapeProperties, shapeTexts } from '../../office-art-texts.ts';
import { unzlib } from '../../unzlib.ts';
import { holdsRecords, shapePlace, slideOfNotes } from './ppt-records.ts';

/** Record types of [MS-PPT] 2.13.24. */
const types = {
  slide: 0x3ee,
  notes: 0x3f0,
  slidePersist: 0x3f3,
  master: 0x3f8,
  slideShowInfo: 0x3f9,
  vbaInfo: 0x400,
  textChars: 0xfa0,
  textBytes: 0xfa8,
  cString: 0xfba,
  handout: 0xfc9,
  headersFooters: 0xfd9,
  slideList: 0xff0,
  oleObject: 0x1011,
  binaryTagData: 0x138b,
  comment: 0x2ee0,
  encryption: 0x2f14,
} as const;
const normalUser = 0xe391c05f;
const deepest = 64;

/** PowerPoint 97 to 2003 ([MS-PPT]): text of slides, notes, masters, comments; objects and pictures embedded. */
export function readPpt(cfb: Cfb, stream: Uint8Array, into: Collector, meter: Meter): void {
  if (isEncrypted(cfb)) {
    into.unscannable('encrypted');
    return;
  }
  const texts = new Map<string, string[]>();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const counted = { slides: 0, notes: 0, listed: 0, list: 0 };
  /** As the document lists its slides; notes say which of them they belong to. */
  const slideIds: number[] = [];
  /** Containers around, with the place of what is in them. */
  const open: { end: number; place: readonly string[] }[] = [];
  let at = 0;
  const container = (type: number, instance: number, around: readonly string[]): readonly string[] => {
    if (type === types.slide) return [`slide ${(counted.slides += 1)}`];
    if (type === types.notes) return notesPlace();
    if (type === types.master || type === types.handout) return ['master'];
    if (type === types.slideList) {
      counted.listed = 0;
      counted.list = instance;
      return ['outline'];
    }
    if (type === types.comment) return [...around, 'comments'];
    return type === types.headersFooters ? [...around, 'headers and footers'] : around;
  };
  const notesPlace = (): readonly string[] => {
    const slideId = slideOfNotes(view, at);
    if (slideId === 0) return ['notes master'];
    counted.notes += 1;
    const listed = slideId === undefined ? -1 : slideIds.indexOf(slideId);
    return [`slide ${listed < 0 ? counted.notes : listed + 1}`, 'notes'];
  };
  const write = (place: readonly string[], text: string): void => {
    // Names of extensions.
    if (text.startsWith('___PPT')) return;
    const key = JSON.stringify(place);
    const known = texts.get(key);
    if (known === undefined) texts.set(key, [text]);
    else known.push(text);
  };
  const outline = (): readonly string[] =>
    counted.list === 0
      ? [`slide ${counted.listed}`]
      : counted.list === 1
        ? ['master']
        : [`slide ${counted.listed}`, 'notes'];

  try {
    while (at + 8 <= stream.length) {
      meter.tick();
      while ((open.at(-1)?.end ?? Infinity) <= at) open.pop();
      const around = open.at(-1)?.place ?? ['document'];
      const place = around[0] === 'outline' ? outline() : around;
      const head = view.getUint16(at, true);
      const type = view.getUint16(at + 2, true);
      const length = view.getUint32(at + 4, true);
      const end = at + 8 + length;
      at += 8;
      if (end > stream.length) throw new RangeError('inspect/ppt-record');
      // Since PowerPoint 2000 comments and other additions stand in what older ones took for opaque data.
      if ((head & 15) === 15 || (type === types.binaryTagData && holdsRecords(view, at, end))) {
        if (open.length >= deepest) throw new RangeError('inspect/ppt-depth');
        open.push({ end, place: container(type, head >> 4, around) });
        continue;
      }
      const content = stream.subarray(at, end);
      at = end;
      if (type === types.textChars || type === types.cString) write(place, plain(decodeUtf16(content)));
      else if (type === types.textBytes) write(place, plain(decodeCodePage(content, 28591)));
      else if (isShapeProperties(type)) {
        for (const { kind, text } of shapeTexts(content, head >> 4, meter) ?? [])
          write(shapePlace(place, kind), text);
      } else if (type === types.slidePersist && around[0] === 'outline') {
        counted.listed += 1;
        if (counted.list === 0 && length >= 16) slideIds.push(view.getUint32(end - length + 12, true));
      } else if (type === types.oleObject) embedObject(content, head >> 4, into, meter);
      else if (
        type === types.slideShowInfo &&
        length >= 12 &&
        (view.getUint16(end - length + 10, true) & 4) !== 0
      ) {
        into.facet('hidden-content');
      }
    }
    if (at < stream.length) throw new RangeError('inspect/ppt-end');
  } finally {
    into.count('slides', counted.slides);
    for (const [key, pieces] of texts) into.text(pathOf(key), pieces.join('\n'));
  }
  const pictures = cfb.find('Pictures');
  if (pictures !== undefined) embedPictures(cfb.read(pictures), into, meter);
}

function pathOf(key: string): string[] {
  const path: unknown = JSON.parse(key);
  return Array.isArray(path) ? path.map(String) : [];
}

function isEncrypted(cfb: Cfb): boolean {
  const user = cfb.find('Current User');
  const bytes = user === undefined ? new Uint8Array() : cfb.read(user);
  const token =
    bytes.length >= 16 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true) : normalUser;
  return token === 0xf3d1c4df || cfb.find('EncryptedSummary') !== undefined;
}

/** Instance 1: its length, then zlib ([MS-PPT] 2.10.34). A storage with macros is one of these, too. */
function embedObject(content: Uint8Array, instance: number, into: Collector, meter: Meter): void {
  if (instance === 0) {
    into.embed(['objects'], 'object', content);
    return;
  }
  into.embed(['objects'], 'object', unzlib(content.subarray(4), meter));
}

function plain(text: string): string {
  return text.replace(/[\u000b\r]/g, '\n').replace(/\0+$/, '');
}
