import type { Collector } from '../collector.ts';
import { decodeText } from '../decode-text.ts';
import { isLabelHeader } from '../labels.ts';
import { readMarkup } from '../markup-text.ts';
import type { Meter } from '../meter.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { reasonOf } from '../unreadable.ts';
import { decompressRtf } from './compressed-rtf.ts';
import type { MsgProperties } from './properties.ts';

/** [MS-OXPROPS]: the numbers that have a place of their own. */
const tags = { messageClass: 0x1a, subject: 0x37, headers: 0x7d, body: 0x1000, rtf: 0x1009, html: 0x1013 };
const own: readonly number[] = Object.values(tags);
/** Addresses as machines write them, beside those that people read. */
export const isReadable = (text: string): boolean => !/^\/o=/i.test(text);

/** Subject, bodies and all other texts of a message, by whatever it was stored. */
export function readMessage({ texts, binaries }: MsgProperties, into: Collector, meter: Meter): void {
  into.text(['subject'], texts.get(tags.subject) ?? '');
  const headers = texts.get(tags.headers) ?? '';
  into.text(['headers'], headers);
  if (headers.match(/^[^\s:]{1,200}(?=:)/gm)?.some(isLabelHeader) === true) into.facet('label');
  into.text(['text'], texts.get(tags.body) ?? '');
  const html = binaries.get(tags.html);
  const source = texts.get(tags.html) ?? (html === undefined ? undefined : decodeText(html, meter).text);
  if (source !== undefined) readMarkup(source, into, meter, { html: true, place: ['html'] });
  const rtf = binaries.get(tags.rtf);
  if (rtf !== undefined) readBodyRtf(rtf, into, meter);
  const others = [...texts].filter(([tag]) => !own.includes(tag)).map(([, text]) => text);
  into.text(['properties'], [...new Set(others)].filter(isReadable).join('\n'));
  if (/^IPM\.Note\.SMIME$|RPMSG/i.test(texts.get(tags.messageClass) ?? '')) into.unscannable('encrypted');
}

/** A body that cannot be read must not hide the others. */
function readBodyRtf(rtf: Uint8Array, into: Collector, meter: Meter): void {
  try {
    readRtf(decompressRtf(rtf, meter), into, meter, ['rich text']);
  } catch (error) {
    into.unscannable(reasonOf(error));
  }
}

/** PidTagAttachLongFilename, PidTagAttachFilename, PidTagDisplayName: the first that is there. */
export function attachmentName(texts: MsgProperties['texts']): string | undefined {
  return texts.get(0x3707) ?? texts.get(0x3704) ?? texts.get(0x3001);
}
