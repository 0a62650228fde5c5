import PostalMime, { decodeWords, type Email } from 'postal-mime';
import type { Collector } from '../collector.ts';
import { readMarkup } from '../markup-text.ts';
import type { Meter } from '../meter.ts';
import { decodeUtf7 } from './utf-7.ts';
import { uuencodedIn } from './uuencode.ts';

interface Parameters {
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A part of a message (RFC 2046), as postal-mime keeps it to itself: what it gives has texts and attachments alone. */
export interface MailPart {
  readonly childNodes: readonly MailPart[];
  readonly headers: Email['headers'];
  readonly contentType: { readonly multipart: string | false; readonly parsed: Parameters };
  readonly contentDisposition: { readonly parsed: Parameters };
  readonly contentTransferEncoding: { readonly encoding: string };
  readonly contentDescription?: string;
  /** Transfer encoding undone. */
  readonly content: ArrayBuffer | null;
}

/** The message, and its tree of parts. Rejects where there are too many levels. */
export async function parseMail(bytes: Uint8Array): Promise<{ mail: Email; root: MailPart }> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: 50 });
  const mail = await parser.parse(bytes);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- its types leave the tree out; the version is pinned, and tests read every field
  return { mail, root: (parser as unknown as { readonly root: MailPart }).root };
}

const toldElsewhere =
  /^(?:content-(?:type|disposition|transfer-encoding|id|description)|mime-version|subject)$/;

/** What parts say beside their texts and the attachments that postal-mime makes of them. */
export function readParts(root: MailPart, into: Collector, meter: Meter): void {
  readBody(root, into, meter);
  for (const part of partsBelow(root)) {
    meter.tick();
    readBody(part, into, meter);
    const isText = isShownText(part);
    const isAttachment = !isText && part.contentType.multipart === false;
    if (!isAttachment) into.text(['attachments', 'description'], decodeWords(part.contentDescription ?? ''));
    const { filename, name } = {
      ...part.contentType.parsed.params,
      ...part.contentDisposition.parsed.params,
    };
    const names = [filename, name].flatMap((one) => (one === undefined ? [] : [decodeWords(one)]));
    // The first is that of the attachment.
    for (const one of new Set(isAttachment ? names.slice(1).filter((other) => other !== names[0]) : names))
      into.text(['attachments', 'name'], one);
    const others = part.headers.filter(({ key }) => !toldElsewhere.test(key));
    into.text(
      ['headers'],
      others.map(({ originalKey, value }) => `${originalKey}: ${decodeWords(value)}`).join('\n'),
    );
    // RFC 2017: where the body is.
    if (part.contentType.parsed.value === 'message/external-body')
      into.text(['links'], Object.values(part.contentType.parsed.params).join('\n'));
  }
}

function* partsBelow({ childNodes }: MailPart): Generator<MailPart> {
  for (const child of childNodes) {
    yield child;
    yield* partsBelow(child);
  }
}

function isShownText({ contentType, contentDisposition }: MailPart): boolean {
  return (
    contentDisposition.parsed.value !== 'attachment' &&
    /^text\/(?:plain|html)$/.test(contentType.parsed.value)
  );
}

function readBody(part: MailPart, into: Collector, meter: Meter): void {
  const isText = isShownText(part);
  if (part.content === null || !(isText || /uu/.test(part.contentTransferEncoding.encoding))) return;
  const { value, params } = part.contentType.parsed;
  const source = new TextDecoder('latin1').decode(part.content);
  if (isText && /utf-?7$/i.test(params['charset'] ?? '')) {
    const text = decodeUtf7(source, meter);
    if (value === 'text/html') readMarkup(text, into, meter, { html: true, place: ['html'] });
    else into.text(['text'], text);
  }
  if (value === 'text/html') return;
  for (const { name, bytes, isWhole } of uuencodedIn(source, meter)) {
    into.embed(['attachments'], name, bytes);
    if (!isWhole) into.unscannable('broken');
  }
}
