import { decodeCodePage } from '../code-pages.ts';
import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import { LimitError, type Meter } from '../meter.ts';
import { attachmentName, isReadable, readMessage } from '../msg/message.ts';
import { type Attribute, attributeIds as ids, readAttributes, tnefType } from '../tnef/attributes.ts';
import { type PropertyList, readPropertyLists } from '../tnef/property-list.ts';
import { reasonOf } from '../unreadable.ts';

/** What is told at the end, in one place each: what was written in both ways is told once. */
interface Found {
  /** By the number of the property that says the same. */
  readonly plain: (readonly [tag: number, text: string])[];
  readonly lists: PropertyList[];
  readonly attachments: Attachment[];
}

interface Attachment {
  readonly titles: string[];
  readonly data: Uint8Array[];
  readonly metafiles: Uint8Array[];
  readonly lists: PropertyList[];
}

/** Outlook's winmail.dat ([MS-OXTNEF]): subject, bodies, recipients, all other texts, attachments, messages inside. */
export const tnefExtractor: Extractor = {
  types: [tnefType],
  extract(bytes, into, meter) {
    const { attributes, isWhole } = readAttributes(bytes, meter);
    if (!isWhole) into.unscannable('broken');
    const codePage = codePageOf(attributes);
    const found: Found = { plain: [], lists: [], attachments: [] };
    for (const attribute of attributes) {
      meter.tick();
      try {
        readAttribute(attribute, found, codePage, into, meter);
      } catch (error) {
        // What is beside it may still be read.
        if (error instanceof LimitError) throw error;
        into.unscannable(reasonOf(error));
      }
    }
    const binaries = new Map<number, Uint8Array>();
    const listed = new Set(
      found.lists.flatMap(({ texts }) => [...texts].map(([tag, text]) => `${tag} ${text}`)),
    );
    for (const [tag, text] of found.plain)
      if (!listed.has(`${tag} ${text}`))
        readMessage({ texts: new Map([[tag, text]]), binaries }, into, meter);
    for (const list of found.lists) {
      readMessage(list, into, meter);
      for (const object of list.objects) into.embed(['objects'], 'object', object);
    }
    for (const attachment of found.attachments) embedAttachment(attachment, into);
  },
};

function codePageOf(attributes: readonly Attribute[]): number {
  const data = attributes.find(({ id }) => id === ids.codePage)?.data ?? new Uint8Array();
  return data.length < 4 ? 1252 : new DataView(data.buffer, data.byteOffset).getUint32(0, true);
}

/** PidTagSubject, PidTagBody. */
const tags: ReadonlyMap<number, number> = new Map([
  [ids.subject, 0x37],
  [ids.body, 0x1000],
]);
/** Who sent it, and for whom: names between lengths. */
const structures: readonly number[] = [ids.from, ids.owner, ids.sentFor];
const plainTypes: readonly number[] = [1, 2];

function readAttribute(
  { id, data }: Attribute,
  found: Found,
  codePage: number,
  into: Collector,
  meter: Meter,
): void {
  const decode = (): string => decodeCodePage(data, codePage).replace(/\0+$/, '');
  const tag = tags.get(id);
  if (tag !== undefined) found.plain.push([tag, decode()]);
  else if (structures.includes(id)) into.text(['properties'], decode().replace(/[\0-\x1f]+/g, '\n'));
  else if (id === ids.messageProperties) found.lists.push(...readPropertyLists(data, 1, codePage, meter));
  else if (id === ids.recipients)
    for (const { texts } of readPropertyLists(data, 'as counted', codePage, meter))
      into.text(['recipients'], [...new Set(texts.values())].filter(isReadable).join('\n'));
  else if (ofAttachment.has(id)) readOfAttachment();
  else if (plainTypes.includes(id >>> 16)) into.text(['properties'], decode());

  function readOfAttachment(): void {
    if (id === ids.attachment || found.attachments.length === 0)
      found.attachments.push({ titles: [], data: [], metafiles: [], lists: [] });
    const last = found.attachments.at(-1);
    if (id === ids.attachmentTitle) last?.titles.push(decode());
    else if (id === ids.attachmentData) last?.data.push(data);
    else if (id === ids.attachmentMetafile) last?.metafiles.push(data);
    else if (id === ids.attachmentProperties)
      last?.lists.push(...readPropertyLists(data, 1, codePage, meter));
  }
}

const ofAttachment: ReadonlySet<number> = new Set([
  ids.attachment,
  ids.attachmentTitle,
  ids.attachmentData,
  ids.attachmentMetafile,
  ids.attachmentProperties,
]);

function embedAttachment({ titles, data, metafiles, lists }: Attachment, into: Collector): void {
  const named = lists.flatMap(({ texts }) => attachmentName(texts) ?? []);
  const name = named[0] ?? titles[0] ?? 'attachment';
  const others = [...titles, ...lists.flatMap(({ texts }) => [...texts.values()])];
  into.text(
    ['attachments', 'properties'],
    [...new Set(others)].filter((text) => text !== name && isReadable(text)).join('\n'),
  );
  const objects = lists.flatMap((list) => list.objects);
  // Beside an object it is empty.
  for (const bytes of [...data, ...objects]) if (bytes.length > 0) into.embed(['attachments'], name, bytes);
  for (const bytes of metafiles) into.embed(['attachments'], 'preview', bytes, 'preview');
}
