import { zlibSync } from 'fflate';
import { utf8 } from '../../../lib/inspect/testing/bytes.ts';
import {
  buildPdf,
  fromLatin1,
  page,
  stream,
  textContent,
  textObjects,
} from '../../../lib/inspect/testing/pdf-builder.ts';
import { createBed, type Specimen, wordFor } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';

const { plants, plant, leave } = createBed();
const first = /^page 1/;

const hex = (text: string): string =>
  Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
const utf16Hex = (text: string): string =>
  `FEFF${Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')}`;

/** Packed with ASCII85 and Flate at once is rare; Flate alone is what programs write (ISO 32000-1, 7.4.4). */
const packed = (content: string, dictionary = ''): string =>
  stream(fromLatin1(zlibSync(utf8(content))), `/Filter /FlateDecode ${dictionary}`);

const pageOne = [
  textContent([plant('page', first)]),
  textContent([plant('invisible text', first)], 3),
  `BT /F1 9 Tf 72 500 Td <${hex(plant('string in hexadecimal', first))}> Tj ET`,
  `BT /F1 9 Tf 72 480 Td [(kiwi-) -20 (${plant('word in pieces', first).slice('kiwi-'.length)})] TJ ET`,
  `q 1 1 1 rg BT /F1 9 Tf 72 460 Td (${plant('white text', first)}) Tj ET Q`,
  `BT /F1 9 Tf 2000 3000 Td (${plant('text beside the page', first)}) Tj ET`,
  `/OC /Off BDC BT /F1 9 Tf 72 440 Td (${plant('layer that is off', first)}) Tj ET EMC`,
  '/Figure << /MCID 0 >> BDC /Form Do EMC',
].join('\n');

const form = packed(
  textContent([plant('form XObject', first)]),
  '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> >>',
);

const annotation = (subtype: string, more: string): string =>
  `<< /Type /Annot /Subtype /${subtype} /Rect [9 9 90 20] ${more} >>`;

const annotations: readonly string[] = [
  annotation(
    'Text',
    `/Contents (${plant('note', /^page 1.*comment/)}) /T (${plant('author of a note', /^page 1.*comment/)})`,
  ),
  annotation('FreeText', `/DA (/F1 9 Tf) /Contents <${utf16Hex(plant('free text', /^page 1/))}>`),
  annotation('Link', `/A << /S /URI /URI (https://${plant('link target', /link/)}.example) >>`),
  annotation(
    'Widget',
    `/FT /Tx /T (iban) /V (${plant('form field', /field/)}) /DV (${plant('what a form field holds at first', /field iban/)}) /TU (${plant('hint at a form field', /field iban.*description/)})`,
  ),
  annotation(
    'Widget',
    `/FT /Ch /Ff 131072 /T (team) /V (x) /Opt [(x) (${plant('choice of a form field', /field/)})]`,
  ),
  annotation('Widget', `/F 2 /FT /Tx /T (gone) /V (${plant('hidden form field', /field/)})`),
  annotation('FileAttachment', '/FS 33 0 R'),
  annotation('Stamp', `/Contents (${plant('stamp', /^page 1/)})`),
  annotation(
    'Redact',
    `/OverlayText (${plant('text over what is blacked out', /^page 1.*comment/)}) /RC (<p>${plant('rich text of a note', /^page 1.*comment/)}</p>)`,
  ),
  annotation(
    'Widget',
    `/FT /Btn /Ff 65536 /T (push) /MK << /CA (${leave('caption of a button', 'PDFium does not tell it, unless the button is drawn with it.')}) >>`,
  ),
];

function planted(): Uint8Array {
  const numbers = annotations.map((_, at) => `${String(50 + at)} 0 R`);
  const objects: Record<number, string> = {
    ...textObjects([[], [plant('second page', /^page 2/)]]),
    1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [53 0 R 54 0 R 55 0 R 59 0 R 46 0 R] >> /MarkInfo << /Marked true >> /StructTreeRoot 47 0 R /Outlines 20 0 R
      /Names << /EmbeddedFiles << /Names [(a) 30 0 R] >> /JavaScript << /Names [(s) 32 0 R] >> >>
      /OCProperties << /OCGs [45 0 R] /D << /OFF [45 0 R] >> >> /Metadata 41 0 R >>`,
    20: '<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>',
    21: `<< /Title (${plant('outline', /outline/)}) /Parent 20 0 R >>`,
    30: '<< /Type /Filespec /F (list.txt) /UF (list.txt) /EF << /F 31 0 R >> >>',
    31: packed(plant('attached file', /list\.txt/)),
    32: `<< /S /JavaScript /JS (${plant('script', /script/)}) >>`,
    33: '<< /Type /Filespec /F (pinned.txt) /UF (pinned.txt) /EF << /F 34 0 R >> >>',
    34: packed(plant('file pinned to a page', /pinned\.txt/)),
    40: `<< /Title (${plant('property: title', /properties/)}) /Client (${plant('property: custom', /properties/)}) /MSIP_Label_1_Name (${plant('sensitivity label', /properties|label/)}) >>`,
    41: stream(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>${plant('XMP', /XMP/)}</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`,
      '/Type /Metadata /Subtype /XML',
    ),
    44: form,
    45: '<< /Type /OCG /Name (off) >>',
    46: `<< /FT /Sig /T (signed) /V << /Type /Sig /Filter /Adobe.PPKLite /Reason (${plant('reason of a signature', /properties/)}) /Location (${leave('place of a signature', 'PDFium does not tell it, nor who signed, unless the signature is drawn with it.')}) >> >>`,
    47: '<< /Type /StructTreeRoot /K 48 0 R /ParentTree << /Nums [0 [48 0 R]] >> >>',
    48: `<< /Type /StructElem /S /Figure /P 47 0 R /Pg 1000 0 R /K 0 /Alt (${plant('alternative text of a figure', /^page 1.*alternative/)}) >>`,
    1000: page(
      1001,
      `/StructParents 0 /Annots [${numbers.join(' ')}]`,
      '/XObject << /Form 44 0 R >> /Properties << /Off 45 0 R >>',
    ),
    1001: packed(pageOne),
  };
  annotations.forEach((text, at) => (objects[50 + at] = text));
  return buildPdf(objects, { info: 40 });
}
const everywhere = planted();

const owner: Specimen['plants'] = [
  {
    place: "page, where only the owner's password restricts",
    word: 'planted behind an owner password',
    where: first,
  },
];

const common = { format: 'pdf', type: 'application/pdf', maker: 'by hand' } as const;

function packedXmp(filter: string): Uint8Array {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:rights>${wordFor('packed XMP')}</dc:rights></x:xmpmeta>`;
  return buildPdf({
    ...textObjects([['x']]),
    1: '<< /Type /Catalog /Pages 2 0 R /Metadata 41 0 R >>',
    41: stream(fromLatin1(zlibSync(utf8(xmp))), `/Type /Metadata /Subtype /XML ${filter}`),
  });
}

export const pdfSpecimens: readonly Specimen[] = [
  {
    ...common,
    name: 'everywhere.pdf',
    title: 'a text in every place',
    bytes: () => everywhere,
    plants,
    facets: ['hidden-content', 'label', 'macro', 'embedded-file'],
    counts: ['pages'],
  },
  {
    ...common,
    name: 'packed-xmp.pdf',
    title: 'packed metadata',
    bytes: () => packedXmp('/Filter /FlateDecode'),
    plants: [{ place: 'packed XMP', word: wordFor('packed XMP'), where: /properties.*XMP/ }],
  },
  {
    ...common,
    name: 'coded-xmp.pdf',
    title: 'metadata that is packed in another way',
    bytes: () => packedXmp('/Filter [/ASCIIHexDecode /FlateDecode]'),
    plants: [],
    unscannable: 'unknown-type',
  },
  {
    ...common,
    name: 'owner-locked.pdf',
    title: 'locked by its owner',
    maker: 'qpdf',
    bytes: () => fixtureBytes('owner-locked.pdf'),
    plants: owner,
  },
  ...['locked-aes256.pdf', 'locked-rc4.pdf'].map((name): Specimen => ({
    ...common,
    name,
    title: 'with a password',
    maker: 'qpdf',
    bytes: () => fixtureBytes(name),
    plants: [],
    facets: ['encrypted'],
    unscannable: 'encrypted',
  })),
];
