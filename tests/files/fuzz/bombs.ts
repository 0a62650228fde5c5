import { gzipSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { buildTar } from '../../../lib/inspect/testing/archive-builder.ts';
import { utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { compoundFile } from '../../../lib/inspect/testing/legacy-builder.ts';
import { buildOdf } from '../../../lib/inspect/testing/odf-builder.ts';
import {
  buildDocx,
  buildXlsx,
  sheetPart,
  wordParagraph,
  wordPart,
} from '../../../lib/inspect/testing/ooxml-builder.ts';
import { buildPdf, fromLatin1, page, stream, textObjects } from '../../../lib/inspect/testing/pdf-builder.ts';
import { buildZip, directorySignature, find, patch } from '../../../lib/inspect/testing/zip-builder.ts';
import type { UnscannableReason } from '../../../lib/core/decide/egress.ts';
import type { FormatId } from '../formats.ts';
import { fixtureBytes } from '../hand/fixture.ts';

/** Makes an amount smaller, for limits that are smaller by as much. */
export type Scale = (amount: number) => number;
export const full: Scale = (amount) => amount;

/** A file that is small and costs much, or nests, or claims without end. */
export interface Bomb {
  readonly name: string;
  readonly format: FormatId;
  readonly bytes: (scale: Scale) => Uint8Array;
  /** Why it is unscannable. `clean`: large, yet within the limits, or with nothing in it that is lost. */
  readonly ends: UnscannableReason | 'clean';
}

const megabyte = 1024 * 1024;
const zeros = (length: number): Uint8Array => new Uint8Array(length);
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

/** 16 of the same in each of `depth` levels, as 42.zip. */
function nested(depth: number, size: number): Uint8Array {
  let inner = buildZip({ 'zeros.bin': zeros(size) });
  for (let level = 0; level < depth; level += 1)
    inner = buildZip(Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`${String(at)}.zip`, inner])));
  return inner;
}

function deepZip(levels: number): Uint8Array {
  let inner = utf8('kiwi');
  for (let level = 0; level < levels; level += 1) inner = buildZip({ [`${String(level)}.zip`]: inner }, 0);
  return inner;
}

/** Every record points at the first file's bytes (Fifield 2019). */
function overlapping(n: Scale): Uint8Array {
  const count = 2000;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${String(at)}.bin`, at === 0 ? zeros(n(4 * megabyte)) : 'x']),
  );
  let bytes = buildZip(files);
  let at = find(bytes, directorySignature);
  const first = at;
  for (let entry = 1; entry < 50; entry += 1) {
    at = find(bytes, directorySignature, entry);
    bytes = patch(bytes, at + 42, 0, 4);
    for (const field of [16, 20, 24])
      bytes = patch(bytes, at + field, new DataView(bytes.buffer).getUint32(first + field, true), 4);
  }
  return bytes;
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${many(9, (at) => `<!ENTITY ${'bcdefghij'.charAt(at)} "${many(10, () => `&${'abcdefghi'.charAt(at)};`)}">`)}]>`;

/** Pages that each name the next as their child, and one that names itself. */
function pageTree(count: number): Uint8Array {
  const objects: Record<number, string> = { 1: '<< /Type /Catalog /Pages 2 0 R >>' };
  for (let at = 0; at < count; at += 1)
    objects[2 + at] = `<< /Type /Pages /Count ${String(count)} /Kids [${String(3 + at)} 0 R] >>`;
  objects[2 + count] = '<< /Type /Page /Parent 2 0 R >>';
  return buildPdf(objects);
}

function wideTree(count: number): Uint8Array {
  const kids = many(count, () => '3 0 R ');
  return buildPdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: `<< /Type /Pages /Count ${String(count)} /Kids [${kids}] >>`,
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
  });
}

const packedStream = (data: Uint8Array, more = ''): string =>
  stream(fromLatin1(zlibSync(data)), `/Filter /FlateDecode ${more}`);

/** A packed picture of nothing, or a page whose content is one; 1.6 KB are enough. */
const hugeImage = (): Uint8Array =>
  buildPdf({
    ...textObjects([[]]),
    1000: page(1001, '', '/XObject << /Im 100 0 R >>'),
    1001: stream('q 400 0 0 200 72 72 cm /Im Do Q'),
    100: packedStream(
      zeros(megabyte),
      '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
    ),
  });
const operators = (n: Scale): Uint8Array =>
  buildPdf({
    ...textObjects([[]]),
    1001: packedStream(utf8(`BT /F1 9 Tf ${'(a) Tj '.repeat(n(4_000_000))} ET`)),
  });

/** IHDR alone says how large it is. */
function hugePng(): Uint8Array {
  const png = fixtureBytes('codes.png');
  new DataView(png.buffer).setUint32(16, 60_000);
  new DataView(png.buffer).setUint32(20, 60_000);
  return png;
}

/** Sectors that follow each other in a ring. */
function ring(): Uint8Array {
  const file = compoundFile({ WordDocument: zeros(100_000) });
  const view = new DataView(file.buffer);
  const fat = 512 * (1 + view.getUint32(76, true));
  for (let at = fat; at + 4 <= fat + 512; at += 4) view.setUint32(at, 3, true);
  return file;
}

const xml = (content: string): Uint8Array => utf8(`<?xml version="1.0"?>${content}`);
const longTag = `<w:p w:a="${'x'.repeat(20 * megabyte)}"/>`;
const parts = (count: number): string =>
  many(
    count,
    (at) => `--b${String(at)}\r\nContent-Type: multipart/mixed; boundary=b${String(at + 1)}\r\n\r\n`,
  );

const tarHeader = buildTar([{ name: 'a' }]).slice(0, 512);

export const bombs: readonly Bomb[] = [
  {
    name: 'zips in zips (42.zip)',
    format: 'zip',
    bytes: (n) => nested(4, n(16 * megabyte)),
    ends: 'too-large',
  },
  { name: 'a zip 100 levels deep', format: 'zip', bytes: () => deepZip(100), ends: 'too-large' },
  { name: 'entries that share their bytes', format: 'zip', bytes: overlapping, ends: 'broken' },
  {
    name: '60,000 entries',
    format: 'zip',
    ends: 'too-large',
    bytes: (n) =>
      buildZip(Object.fromEntries(Array.from({ length: n(60_000) }, (_, at) => [String(at), 'x'])), 0),
  },
  {
    name: '1 GB of zeros',
    format: 'gz',
    bytes: (n) => new Uint8Array(gzipSync(zeros(n(1000 * megabyte)))),
    ends: 'too-large',
  },
  {
    name: 'gz in gz, ten times',
    format: 'gz',
    ends: 'too-large',
    bytes: () => {
      let inner = utf8('x');
      for (let at = 0; at < 10; at += 1) inner = new Uint8Array(gzipSync(inner));
      return inner;
    },
  },
  { name: '300 MB of zeros', format: 'bz2', bytes: () => fixtureBytes('bomb.bz2'), ends: 'too-large' },
  { name: '300 MB of zeros', format: '7z', bytes: () => fixtureBytes('bomb.7z'), ends: 'too-large' },
  {
    name: 'a size of 8 GB',
    format: 'tar',
    ends: 'broken',
    bytes: () => buildTar([{ name: 'a', data: 'x', size: 8 * 1024 * megabyte - 1 }]),
  },
  {
    name: '200,000 empty files',
    format: 'tar',
    ends: 'too-large',
    bytes: (n) =>
      new Uint8Array(Buffer.concat([...Array.from({ length: n(200_000) }, () => tarHeader), zeros(1024)])),
  },
  {
    name: 'billion laughs',
    format: 'docx',
    ends: 'broken',
    bytes: () => buildDocx('', { 'word/header1.xml': `${laughs}<w:hdr>&j;</w:hdr>` }),
  },
  { name: 'billion laughs', format: 'xml', bytes: () => xml(`${laughs}<x>&j;</x>`), ends: 'broken' },
  {
    name: 'billion laughs',
    format: 'svg',
    bytes: () => xml(`${laughs}<svg><text>&j;</text></svg>`),
    ends: 'broken',
  },
  { name: 'a tag of 20 MB', format: 'docx', bytes: () => buildDocx(longTag), ends: 'too-large' },
  {
    name: '300 MB of paragraphs',
    format: 'docx',
    ends: 'too-large',
    bytes: (n) => buildDocx(wordParagraph('x'.repeat(100)).repeat(n(2_000_000))),
  },
  {
    name: '500,000 elements in each other',
    format: 'docx',
    ends: 'too-large',
    bytes: () => buildDocx('', { 'word/header1.xml': wordPart('hdr', '<w:p>'.repeat(500_000)) }),
  },
  {
    name: 'a cell in the last row and column',
    format: 'xlsx',
    bytes: () =>
      buildXlsx([
        {
          name: 'A',
          xml: '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        },
      ]),
    ends: 'clean',
  },
  {
    name: 'a long string in a million cells',
    format: 'xlsx',
    ends: 'too-large',
    bytes: (n) =>
      buildXlsx(
        [
          {
            name: 'A',
            xml: `<sheetData><row r="1">${'<c t="s"><v>0</v></c>'.repeat(n(1_000_000))}</row></sheetData>`,
          },
        ],
        { 'xl/sharedStrings.xml': sheetPart('sst', `<si><t>${'x'.repeat(n(megabyte))}</t></si>`) },
      ),
  },
  {
    name: 'a million rows at once',
    format: 'ods',
    bytes: () =>
      buildOdf(
        'spreadsheet',
        '',
        `<office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"><text:p>${'x'.repeat(1000)}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`,
      ),
    ends: 'clean',
  },
  { name: 'a picture of 30,000 × 30,000', format: 'pdf', bytes: hugeImage, ends: 'too-large' },
  { name: '4,000,000 operators', format: 'pdf', bytes: operators, ends: 'timeout' },
  { name: '200,000 pages', format: 'pdf', bytes: (n) => wideTree(n(200_000)), ends: 'too-large' },
  { name: '50,000 pages in each other', format: 'pdf', bytes: (n) => pageTree(n(50_000)), ends: 'broken' },
  {
    name: 'a page that is its own parent',
    format: 'pdf',
    ends: 'broken',
    bytes: () =>
      buildPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>',
      }),
  },
  { name: 'a picture of 60,000 × 60,000', format: 'image', bytes: hugePng, ends: 'too-large' },
  { name: 'sectors in a ring', format: 'doc', bytes: ring, ends: 'broken' },
  {
    name: '500,000 elements in each other',
    format: 'html',
    bytes: (n) => utf8(`<html>${'<div><b hidden>'.repeat(n(250_000))}x`),
    ends: 'clean',
  },
  {
    name: '1,000,000 groups in each other',
    format: 'rtf',
    ends: 'broken',
    bytes: () => utf8(`{\\rtf1 ${'{'.repeat(1_000_000)}`),
  },
  {
    name: '1,000,000 brackets',
    format: 'json',
    bytes: () => utf8(`${'['.repeat(500_000)}1${']'.repeat(500_000)}`),
    ends: 'clean',
  },
  {
    name: '20,000 parts in each other',
    format: 'eml',
    ends: 'broken',
    bytes: () =>
      utf8(
        `From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${parts(20_000)}`,
      ),
  },
  {
    name: 'one line of 60 MB',
    format: 'text',
    bytes: (n) => utf8('kiwi '.repeat(n(12 * megabyte))),
    ends: 'clean',
  },
  {
    name: '3,000,000 cells',
    format: 'table',
    bytes: (n) => utf8('a,b,c\n'.repeat(n(1_000_000))),
    ends: 'clean',
  },
  {
    name: 'ten million commas',
    format: 'table',
    bytes: (n) => utf8(`${','.repeat(n(10_000_000))}\n${','.repeat(100)}\n`),
    ends: 'clean',
  },
  {
    name: '300,000 contacts',
    format: 'vcf',
    bytes: (n) => utf8('BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n'.repeat(n(300_000))),
    ends: 'clean',
  },
];
