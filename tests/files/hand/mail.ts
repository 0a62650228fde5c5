import { type CfbStream, writeCfb } from '../../../lib/inspect/cfb-writer.ts';
import { joinBytes, utf16, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import {
  binary,
  buildTnef,
  listOf,
  named,
  object,
  rows,
  wide,
} from '../../../lib/inspect/testing/tnef-builder.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import { createBed, type Specimen } from '../specimen.ts';
import { pngWithText } from './media.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const lines = (...all: readonly string[]): Uint8Array => utf8(all.join('\r\n'));
/** One line of POSIX's uuencode, for at most 45 letters. */
const uuencoded = (text: string): string => {
  const letter = (value: number): string => String.fromCharCode(value === 0 ? 96 : value + 32);
  const groups = text.match(/.{1,3}/g) ?? [];
  const bits = groups.map((group) => Buffer.concat([Buffer.from(group)], 3).readUIntBE(0, 3));
  const letters = bits.flatMap((all) => [18, 12, 6, 0].map((shift) => letter((all >> shift) & 63)));
  return `${letter(text.length)}${letters.join('')}`;
};

const eml = createBed();
const e = eml.plant;
const mail = lines(
  `From: =?utf-8?B?${base64(e('sender', /headers/))}?= <a@example.com>`,
  'To: b@example.com',
  `Bcc: ${e('hidden recipient', /headers/)}@example.com`,
  `Subject: =?utf-8?Q?${e('subject', /subject/).replace(/k/g, '=6B')}?=`,
  `X-Note: ${e('unusual header', /headers/)}`,
  `msip_labels: MSIP_Label_1_Name=${e('sensitivity label', /headers/)};`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  e('in front of the first part', /before/),
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64(e('text', /text/)),
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  `<p>${e('HTML', /html.*text/).replace('-', '=2D')}</p><p hidden>${e('hidden HTML', /html.*hidden/)}</p>`,
  '--inner--',
  '--outer',
  `Content-Type: application/octet-stream; name="=?utf-8?Q?${e('name of an attachment', /name/)}.bin?="`,
  'Content-Transfer-Encoding: base64',
  '',
  base64('x'),
  '--outer',
  'Content-Type: application/zip; name="a.zip"',
  'Content-Transfer-Encoding: base64',
  '',
  base64(buildZip({ 'b.txt': e('file in an attached zip', /attachments.*a\.zip.*b\.txt/) })),
  '--outer',
  `Content-Type: text/plain; charset=utf-7; name="${e('name of a text that is shown', /attachments.*name/)}"`,
  `Content-Description: ${e('description of a text that is shown', /attachments.*description/)}`,
  `X-Note: ${e('header of a part', /headers/)}`,
  '',
  e('text in UTF-7', /^text/).replace('k', '+AGs-'),
  'begin 644 d.txt',
  uuencoded(e('uuencoded file in a text', /attachments.*d\.txt/)),
  '`',
  'end',
  '--outer',
  `Content-Type: message/external-body; access-type=URL; URL="https://example.com/${e('address of a body elsewhere', /links/)}"`,
  '',
  'Content-Type: text/plain',
  '',
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'From: c@example.com',
  'Subject: inner',
  '',
  e('forwarded message', /attachments.*text/),
  '--outer--',
  e('behind the last part', /after/),
);

const box = createBed();
const mbox = lines(
  'From a@example.com Thu Nov 26 10:00:00 2026',
  'From: a@example.com',
  `Subject: ${box.plant('first message of an mbox', /subject/)}`,
  '',
  'x',
  '',
  'From b@example.com Thu Nov 26 11:00:00 2026',
  'From: b@example.com',
  'Subject: x',
  '',
  box.plant('second message of an mbox', /text/),
);

const encrypted = lines(
  'From: a@example.com',
  'Subject: x',
  'MIME-Version: 1.0',
  'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
  'Content-Transfer-Encoding: base64',
  '',
  'MIAGCSqG',
);

const sealed = createBed();
/** SignedData (RFC 5652 5) without anybody who signed, every length but the innermost indefinite. */
const open = (tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  joinBytes([tag, 0x80], ...content, [0, 0]);
const pkcs7 = (kind: number): number[] => [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, kind];
const octets = (text: string): Uint8Array => joinBytes([4, text.length], utf8(text));
const part = `Content-Type: text/plain\r\n\r\n${sealed.plant('text that is signed with S/MIME', /attachments.*smime\.p7m.*text/)}`;
const pieces = open(0x24, octets(part.slice(0, 40)), octets(part.slice(40)));
const signedData = open(0x30, ...[[2, 1, 1], [0x31, 0], open(0x30, pkcs7(1), open(0xa0, pieces)), [0x31, 0]]);
const signed = lines(
  'From: a@example.com',
  'Subject: x',
  'MIME-Version: 1.0',
  'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
  'Content-Transfer-Encoding: base64',
  '',
  base64(open(0x30, pkcs7(2), open(0xa0, signedData))),
);

const msg = createBed();
const m = msg.plant;
/** [MS-OXMSG] 2.1: a stream a property, named by its number and type. */
const stream = (path: readonly string[], tag: string, bytes: Uint8Array): CfbStream => ({
  path,
  name: `__substg1.0_${tag}`,
  bytes,
});
const header = (length: number): Uint8Array => new Uint8Array(length);
const attachment = '__attach_version1.0_#00000000';
const nested = ['__attach_version1.0_#00000001', '__substg1.0_3701000D'];
const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
/** [MS-OXRTFCP] 2.1.3.1.5. */
const uncompressed = (rtf: string): Uint8Array =>
  joinBytes(u32(rtf.length + 12), u32(rtf.length), utf8('MELA'), u32(0), utf8(rtf));
const outlook = writeCfb([
  { path: [], name: '__properties_version1.0', bytes: header(32) },
  stream([], '0037001F', utf16(m('subject', /subject/))),
  stream([], '1000001F', utf16(m('text', /^text/))),
  stream([], '10130102', utf8(`<p>${m('HTML', /html/)}</p>`)),
  stream([], '10090102', uncompressed(`{\\rtf1 ${m('rich text', /rich text/)}}`)),
  stream(
    [],
    '007D001F',
    utf16(
      `Received: ${m('header', /headers/)}\r\nmsip_labels: MSIP_Label_1_Name=${m('sensitivity label', /headers/)};`,
    ),
  ),
  stream([], '0C1A001F', utf16(m('sender', /properties/))),
  stream([], '8005001F', utf16(m('property of its own', /properties/))),
  stream(['__recip_version1.0_#00000000'], '3001001F', utf16(m('recipient', /recipients/))),
  stream([attachment], '3707001F', utf16('a.csv')),
  stream([attachment], '37010102', utf8(`Name,${m('attached file', /attachments.*a\.csv/)}\n1,2\n`)),
  stream([nested[0] ?? ''], '3001001F', utf16('inner')),
  { path: nested, name: '__properties_version1.0', bytes: header(24) },
  stream(nested, '0037001F', utf16(m('attached message', /attachments.*subject/))),
]);

const dat = createBed();
const d = dat.plant;
const winmail = buildTnef(
  ['codePage', [0xe4, 4, 0, 0, 0, 0, 0, 0]],
  ['subject', utf8(`${d('subject', /^subject/)}\0`)],
  ['body', utf8(`${d('text', /^text/)}\0`)],
  ['recipients', rows(listOf(wide(0x3001, d('recipient', /^recipients/))))],
  [
    'messageProperties',
    listOf(
      binary(0x1009, uncompressed(`{\\rtf1 ${d('rich text', /rich text/)}}`)),
      binary(0x1013, utf8(`<p>${d('HTML', /^html/)}</p>`)),
      named(0x8001, 'Keywords', d('category', /^properties/)),
    ),
  ],
  ['attachment', new Uint8Array(14)],
  ['attachmentTitle', utf8('A~1.CSV\0')],
  ['attachmentData', utf8(`Name,${d('attached file', /attachments.*a\.csv/)}\n1,2\n`)],
  ['attachmentProperties', listOf(wide(0x3707, 'a.csv'))],
  ['attachment', new Uint8Array(14)],
  [
    'attachmentProperties',
    listOf(object(0x3701, buildTnef(['subject', utf8(d('attached message', /attachments.*subject/))]))),
  ],
);

const vcf = createBed();
const v = vcf.plant;
/** Folded over two lines. */
const note = v('note', /^contact 1/);
const contacts = lines(
  'BEGIN:VCARD',
  'VERSION:3.0',
  `FN:${v('name', /^contact 1/)}`,
  `item1.TEL;TYPE=WORK:${v('telephone', /^contact 1/)}`,
  `PHOTO;ENCODING=b;TYPE=PNG:${base64(pngWithText(v('text beside a photo', /^contact 1.*properties/)))}`,
  `KEY;ENCODING=b;TYPE=text/plain:${base64(v('key', /^contact 1.*key/))}`,
  `NOTE:first\\n${note.slice(0, 9)}`,
  ` ${note.slice(9)}`,
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:2.1',
  `NOTE;ENCODING=QUOTED-PRINTABLE:${v('quoted-printable note', /^contact 2/).replace('-', '=2D')}`,
  'END:VCARD',
);

const ics = createBed();
const c = ics.plant;
const folded = c('folded description', /event 1/);
const calendar = lines(
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  `X-WR-CALNAME:${c('name of the calendar', /calendar/)}`,
  'BEGIN:VEVENT',
  `SUMMARY:${c('title', /event 1/)}`,
  `DESCRIPTION:${folded.slice(0, 9)}`,
  ` ${folded.slice(9)}`,
  `ATTENDEE;CN="${c('attendee', /event 1/)}":mailto:a@example.com`,
  `X-ALT-DESC;FMTTYPE=text/html:<p>${c('HTML', /event 1.*html/).replace('-', '<b>-</b>')}</p>`,
  `ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=text/plain:${base64(c('attached file', /event 1.*attachment/))}`,
  'END:VEVENT',
  'BEGIN:VTODO',
  `SUMMARY:${c('task', /task 2/)}`,
  'END:VTODO',
  'END:VCALENDAR',
);

const common = { maker: 'by hand', title: 'a text in every place' };

export const mailSpecimens: readonly Specimen[] = [
  {
    ...common,
    format: 'eml',
    name: 'mail.eml',
    type: 'message/rfc822',
    bytes: () => mail,
    plants: eml.plants,
    facets: ['embedded-file', 'hidden-content', 'label'],
  },
  {
    ...common,
    format: 'eml',
    name: 'box.mbox',
    type: 'application/mbox',
    bytes: () => mbox,
    plants: box.plants,
    facets: ['embedded-file'],
    counts: ['records'],
  },
  {
    ...common,
    format: 'eml',
    name: 'locked.eml',
    title: 'encrypted with S/MIME',
    type: 'message/rfc822',
    bytes: () => encrypted,
    plants: [],
    facets: ['encrypted', 'embedded-file'],
    unscannable: 'encrypted',
  },
  {
    ...common,
    format: 'eml',
    name: 'signed.eml',
    title: 'signed with S/MIME, in one piece',
    type: 'message/rfc822',
    bytes: () => signed,
    plants: sealed.plants,
    facets: ['embedded-file'],
  },
  {
    ...common,
    format: 'msg',
    name: 'mail.msg',
    type: 'application/vnd.ms-outlook',
    bytes: () => outlook,
    plants: msg.plants,
    facets: ['embedded-file', 'label'],
  },
  {
    ...common,
    format: 'msg',
    name: 'winmail.dat',
    type: 'application/vnd.ms-tnef',
    bytes: () => winmail,
    plants: dat.plants,
    facets: ['embedded-file'],
  },
  {
    ...common,
    format: 'msg',
    name: 'torn.dat',
    title: 'cut off',
    type: 'application/vnd.ms-tnef',
    bytes: () => winmail.slice(0, -20),
    plants: [],
    facets: ['embedded-file'],
    unscannable: 'broken',
  },
  {
    ...common,
    format: 'vcf',
    name: 'contacts.vcf',
    type: 'text/vcard',
    bytes: () => contacts,
    plants: vcf.plants,
    facets: ['embedded-file'],
    counts: ['records'],
  },
  {
    ...common,
    format: 'ics',
    name: 'calendar.ics',
    type: 'text/calendar',
    bytes: () => calendar,
    plants: ics.plants,
    facets: ['embedded-file'],
    counts: ['records'],
  },
];
