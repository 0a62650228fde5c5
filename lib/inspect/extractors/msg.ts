import { readCfb, type Cfb } from '../cfb.ts';
import { storageAsFile } from '../cfb-writer.ts';
import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import type { Meter } from '../meter.ts';
import { attachmentName, isReadable, readMessage } from '../msg/message.ts';
import { codePageOf, readProperties } from '../msg/properties.ts';

/** PidTagAttachDataBinary. */
const dataTag = 0x3701;

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

function readAttachment(cfb: Cfb, storage: string, codePage: number, into: Collector, meter: Meter): void {
  const { texts, binaries } = readProperties(cfb, [storage], meter, codePage);
  const name = attachmentName(texts) ?? 'attachment';
  const data = binaries.get(dataTag);
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
