import { decodeCodePage, lenientDecoder } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { boxSize } from './boxes.ts';

/** Boxes in which others stand (ISO/IEC 14496-12; iTunes and QuickTime metadata), with what stands before them. */
const containers: Readonly<Record<string, number>> = { moov: 0, trak: 0, mdia: 0, udta: 0, ilst: 0 };
const deepest = 16;

/** MP4, M4A, MOV, 3GP: the texts that say what it is, where it was recorded, covers. Neither sound nor subtitles. */
export function readMp4(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open: { end: number; inList: boolean; name: string }[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    meter.tick();
    while ((open.at(-1)?.end ?? Infinity) <= at) open.pop();
    const around = open.at(-1);
    const name = decodeCodePage(bytes.subarray(at + 4, at + 8), 28591);
    const [size, head] = boxSize(view, at, (around?.end ?? bytes.length) - at);
    if (size < head || at + size > bytes.length) {
      into.unscannable('broken');
      return;
    }
    const inside = childrenAt(name, view, at + head, around?.inList === true);
    if (inside !== null && open.length < deepest) {
      open.push({ end: at + size, inList: name === 'ilst', name });
      at += head + inside;
      continue;
    }
    readBox(name, around?.name ?? '', bytes.subarray(at + head, at + size), into);
    at += size;
  }
}

/** How many bytes stand before the boxes inside; null where there are none. */
function childrenAt(name: string, view: DataView, at: number, inList: boolean): number | null {
  if (inList) return 0;
  // With a version in front, or as QuickTime does without.
  if (name === 'meta') return at + 4 <= view.byteLength && view.getUint32(at) === 0 ? 4 : 0;
  return Object.hasOwn(containers, name) ? (containers[name] ?? null) : null;
}

const utf8 = lenientDecoder('utf-8');

function readBox(name: string, around: string, content: Uint8Array, into: Collector): void {
  if (name === 'data') return readData(around, content, into);
  if (name === 'name' || name === 'mean') into.text(['properties', around], utf8.decode(content.subarray(4)));
  else if (name === 'keys')
    into.text(['properties', 'keys'], utf8.decode(content).replace(/[\0-\x1f]+/g, ' '));
  else if (name.startsWith('\u00a9')) {
    // Length and language, then the text.
    const text = utf8.decode(content.subarray(4)).replace(/\0+$/, '');
    into.text(['properties', name.slice(1)], text);
    if (name === '\u00a9xyz') located(text, into);
  } else if (around === 'udta' && /^(?:titl|dscp|cprt|perf|auth|gnre|albm|loci|kywd)$/.test(name)) {
    into.text(['properties', name], utf8.decode(content.subarray(6)).replace(/\0+/g, ' '));
    if (name === 'loci') into.facet('gps');
  }
}

/** Type 1 is UTF-8, 13 and 14 are pictures (QuickTime File Format, "Well-known types"). */
function readData(around: string, content: Uint8Array, into: Collector): void {
  const type = content[3] ?? 0;
  const value = content.subarray(8);
  if (type === 13 || type === 14) into.embed(['properties'], `cover.${type === 13 ? 'jpg' : 'png'}`, value);
  if (type !== 1) return;
  const text = utf8.decode(value);
  into.text(['properties', around.replace('\u00a9', '')], text);
  if (/^[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}/.test(text)) located(text, into);
}

/** ISO 6709: +52.5200+013.4050/ */
function located(text: string, into: Collector): void {
  into.facet('gps');
  into.text(['properties', 'gps'], text);
}
