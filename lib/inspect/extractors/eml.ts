import { decodeWords, type Email } from 'postal-mime';
import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../markup-text.ts';
import { isLabelHeader } from '../labels.ts';
import { parseMail, readParts } from '../mail/parts.ts';
import type { Meter } from '../meter.ts';

const encrypted =
  /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime\b.{0,500}smime-type\s{0,9}=\s{0,9}"?(?:enveloped|authEnveloped|compressed))/i;

/** Mail (RFC 5322, MIME): headers, texts, attachments; messages inside are files of their own. Also MHTML. */
export const emlExtractor: Extractor = {
  types: ['message/rfc822'],
  async extract(bytes, into, meter) {
    // What is decoded from base64 and quoted-printable is never longer.
    meter.inflate(2 * bytes.length);
    const { mail, root } = await parseMail(bytes);
    readHeaders(mail, into, meter);
    readOutside(bytes, mail, into);
    into.text(['text'], mail.text ?? '');
    if (mail.html !== undefined) readMarkup(mail.html, into, meter, { html: true, place: ['html'] });
    for (const { filename, mimeType, content, description } of mail.attachments) {
      meter.tick();
      into.text(['attachments', 'description'], description ?? '');
      into.embed(['attachments'], filename ?? nameFor(mimeType), bytesOf(content));
    }
    readParts(root, into, meter);
    if (mail.headers.length === 0) into.unscannable('broken');
  },
};

function readHeaders(mail: Email, into: Collector, meter: Meter): void {
  into.text(['subject'], mail.subject ?? '');
  const lines: string[] = [];
  for (const { key, originalKey, value } of mail.headers) {
    meter.tick();
    if (isLabelHeader(key)) into.facet('label');
    if (key !== 'subject') lines.push(`${originalKey}: ${decodeWords(value)}`);
    if (key === 'content-type' && encrypted.test(value.trim())) into.unscannable('encrypted');
  }
  into.text(['headers'], lines.join('\n'));
}

/** Text before the first part and after the last: mail programs do not show it. No last part: the end is missing. */
function readOutside(bytes: Uint8Array, mail: Email, into: Collector): void {
  const type = mail.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const boundary = /^multipart\/.{0,900}?\bboundary\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;]{1,200}))/is.exec(
    type,
  );
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return;
  const source = new TextDecoder('latin1').decode(bytes);
  const bodyAt = /\r?\n\r?\n/.exec(source)?.index ?? 0;
  const first = source.indexOf(`--${mark}`, bodyAt);
  const last = source.lastIndexOf(`--${mark}--`);
  if (first < 0 || last < bodyAt) return into.unscannable('broken');
  into.text(['before the first part'], source.slice(bodyAt, first));
  into.text(['after the last part'], source.slice(last + mark.length + 4));
}

function nameFor(mimeType: string): string {
  return mimeType === 'message/rfc822' ? 'message.eml' : 'attachment';
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
