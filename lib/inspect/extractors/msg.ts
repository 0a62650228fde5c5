import { readCfb, type Cfb } from '../cfb.ts';
import { storageAsFile } from '../cfb-writer.ts';
import type { Collector } from '../collector.ts';
import { decodeText } from '../decode-text.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../markup-text.ts';
import { isLabelHeader } from '../labels.ts';
import type { Meter } from '../meter.ts';
import { decompressRtf } from '../msg/compressed-rtf.ts';
import { codePageOf, readProperties, type MsgProperties } from '../msg/properties.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { reasonOf } from '../unreadable.ts';

/** [MS-OXPROPS]: the numbers that have a place of their own. */
const tags = { messageClass: 0x1a, subject: 0x37, headers: 0x7d, body: 0x1000, rtf: 0x1009, html: 0x1013 };
const attachmentTags = { data: 0x3701, name: 0x3704, longName: 0x3707, displayName: 0x3001 };
const own: readonly number[] = Object.values(tags);
/** Addresses as machines write them, beside those that people read. */
const isReadable = (text: string): boolean => !/^\/o=/i.test(text);

/** Outlook's message ([MS-OXMSG]): subject, bodies, recipients, all other texts, attachments. Also contacts and dates. */
export const msgExtractor: Extractor = {
  types: ['application/vnd.ms-outlook'],
  extract(bytes, into, meter) {
    const cfb = readCfb(bytes, meter);
    const codePage = codePageOf(cfb);
    const message = readProperties(cfb, [], meter, codePage);
    readMessage(message, into, meter);
    for (const entry of cfb.entries) {
      if (entry.kind !== 'storage' || entry.path.length > 0) continue;
      if (/^__recip_version1\.0_/i.test(entry.name)) {
        const { texts } = readProperties(cfb, [entry.name], meter, codePage);
        into.text(['recipients'], [...new Set(texts.values())].filter(isReadable).join('\n'));
      } else if (/^__attach_version1\.0_/i.test(entry.name))
        readAttachment(cfb, entry.name, codePage, into, meter);
    }
    if (cfb.damaged() || cfb.find('__properties_version1.0') === undefined) into.unscannable('broken');
  },
};

function readMessage({ texts, binaries }: MsgProperties, into: Collector, meter: Meter): void {
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

function readAttachment(cfb: Cfb, storage: string, codePage: number, into: Collector, meter: Meter): void {
  const { texts, binaries } = readProperties(cfb, [storage], meter, codePage);
  const name =
    texts.get(attachmentTags.longName) ??
    texts.get(attachmentTags.name) ??
    texts.get(attachmentTags.displayName) ??
    'attachment';
  const data = binaries.get(attachmentTags.data);
  if (data !== undefined) into.embed(['attachments'], name, data);
  const inner = cfb.entries.find(
    (entry) =>
      entry.kind === 'storage' &&
      entry.path[0] === storage &&
      entry.path.length === 1 &&
      /_3701000D$/i.test(entry.name),
  );
  if (inner !== undefined)
    into.embed(['attachments'], name, storageAsFile(cfb, [storage, inner.name], meter));
  if (name.toLowerCase() === 'message.rpmsg') into.unscannable('encrypted');
}
