import { latin1, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { decodePng } from '../../../lib/inspect/testing/decode-png.ts';
import { buildOdf } from '../../../lib/inspect/testing/odf-builder.ts';
import {
  buildDocx,
  buildPptx,
  buildXlsx,
  drawingPart,
  relationsXml,
  wordParagraph,
} from '../../../lib/inspect/testing/ooxml-builder.ts';
import { buildPdf, fromLatin1, page, stream, textObjects } from '../../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import type { FormatId } from '../formats.ts';
import type { Specimen } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';
import { photoSources } from './photo-source.ts';

const png = fixtureBytes('screen-light.png');
const inBase64 = Buffer.from(png).toString('base64');
const dataUrl = `data:image/png;base64,${inBase64}`;
const blip = '<a:blip r:embed="picture"/>';
const picture = (target: string) => [{ id: 'picture', kind: 'image', target }] as const;

const docx = buildDocx(
  wordParagraph(`<w:r><w:drawing>${blip}</w:drawing></w:r>`),
  { 'word/media/image1.png': png },
  picture('media/image1.png'),
);

const xlsx = buildXlsx(
  [
    {
      name: 'Costs',
      xml: '<sheetData/><drawing r:id="drawing"/>',
      relations: [{ id: 'drawing', kind: 'drawing', target: '../drawings/drawing1.xml' }],
    },
  ],
  {
    'xl/drawings/drawing1.xml': drawingPart('xdr:wsDr', `<xdr:pic>${blip}</xdr:pic>`, 'xmlns:xdr="x"'),
    'xl/drawings/_rels/drawing1.xml.rels': relationsXml(picture('../media/image1.png')),
    'xl/media/image1.png': png,
  },
);

const pptx = buildPptx(
  [{ xml: `<p:pic><p:blipFill>${blip}</p:blipFill></p:pic>`, relations: picture('../media/image1.png') }],
  { 'ppt/media/image1.png': png },
);

const odt = buildOdf(
  'text',
  '',
  '<office:text><text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p></office:text>',
  { 'Pictures/1.png': png },
);

const rtf = latin1(String.raw`{\rtf1\ansi{\pict\pngblip ${Buffer.from(png).toString('hex')}}\par}`);
const html = utf8(`<!DOCTYPE html><html><body><img src="${dataUrl}" alt=""></body></html>`);
const svg = utf8(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${dataUrl}"/></svg>`);
const mail = latin1(
  [
    'From: a@example.com',
    'MIME-Version: 1.0',
    'Content-Type: image/png; name="shot.png"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(inBase64.match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n'),
);
const contact = latin1(
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:A', `PHOTO;ENCODING=b;TYPE=PNG:${inBase64}`, 'END:VCARD', ''].join(
    '\r\n',
  ),
);

/** A page that is a picture and nothing else, as scanners make them (ISO 32000-1, 8.9.5). */
async function scan(): Promise<Uint8Array> {
  const { width, height, data } = await decodePng(png);
  const grey = Uint8Array.from(data.filter((_, at) => at % 4 === 0));
  const size = `/Width ${String(width)} /Height ${String(height)}`;
  return buildPdf({
    ...textObjects([]),
    2: '<< /Type /Pages /Count 1 /Kids [100 0 R] >>',
    100: page(101, '', '/XObject << /Im1 102 0 R >>'),
    101: stream(`q ${String(width)} 0 0 ${String(height)} 20 400 cm /Im1 Do Q`),
    102: stream(
      fromLatin1(grey),
      `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    ),
  });
}

const office = 'application/vnd.openxmlformats-officedocument';
const files: readonly (readonly [
  format: FormatId,
  name: string,
  type: string,
  bytes: Specimen['bytes'],
  place?: string,
])[] = [
  ['docx', 'pictured.docx', `${office}.wordprocessingml.document`, () => docx],
  ['xlsx', 'pictured.xlsx', `${office}.spreadsheetml.sheet`, () => xlsx],
  ['pptx', 'pictured.pptx', `${office}.presentationml.presentation`, () => pptx],
  ['odt', 'pictured.odt', 'application/vnd.oasis.opendocument.text', () => odt],
  ['odt', 'pictured.fodt', 'application/vnd.oasis.opendocument.text-flat-xml', () => utf8(photoSources.text)],
  ['rtf', 'pictured.rtf', 'application/rtf', () => rtf],
  ['html', 'pictured.html', 'text/html', () => html],
  ['svg', 'pictured.svg', 'image/svg+xml', () => svg],
  ['eml', 'pictured.eml', 'message/rfc822', () => mail],
  ['vcf', 'pictured.vcf', 'text/vcard', () => contact, 'writing in a photo'],
  ['pdf', 'scanned.pdf', 'application/pdf', scan, 'writing on a scanned page'],
  ['zip', 'pictured.zip', 'application/zip', () => buildZip({ 'shot.png': png })],
];

/** Documents with a picture in which something is written, for the reader of pictures to find. */
export const picturedSpecimens: readonly Specimen[] = files.map(
  ([format, name, type, bytes, place = 'writing in a picture']) => ({
    ...{ format, name, type, bytes },
    title: place,
    maker: 'by hand',
    plants: [{ place, word: 'planted heading', where: /text in the image/ }],
    facets: ['embedded-file'],
  }),
);
