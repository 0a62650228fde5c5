import { gzipSync } from 'fflate';
import { buildOdf } from '../../../lib/inspect/testing/odf-builder.ts';
import { joinBytes, latin1, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import type { FormatId } from '../formats.ts';
import { type Plant, type Specimen, wordFor } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';
import { paragraph } from './odf.ts';

/** Kinds that are read as others of their family are, kinds that are less common, and kinds that nobody here reads. */
const one = (place: string, where: RegExp, word = wordFor(place)): readonly Plant[] => [
  { place, where, word },
];

function odfTemplate(
  format: 'ods' | 'odp' | 'drawing',
  ending: string,
  kind: string,
  body: string,
): Specimen {
  const element = kind === 'graphics' ? 'drawing' : (kind.split('-')[0] ?? '');
  const place = `in an ${ending}`;
  return {
    format,
    name: `kind.${ending}`,
    title: 'of this kind',
    type: `application/vnd.oasis.opendocument.${kind}`,
    maker: 'by hand',
    bytes: () =>
      buildOdf(
        kind,
        '',
        `<office:${element}>${body.replace('…', paragraph(wordFor(place)))}</office:${element}>`,
      ),
    plants: one(place, /./),
  };
}
const cell =
  '<table:table table:name="A"><table:table-row><table:table-cell>…</table:table-cell></table:table-row></table:table>';
const frame = '<draw:page><draw:frame><draw:text-box>…</draw:text-box></draw:frame></draw:page>';

/** The new ASCII format of cpio (cpio(5)): numbers of eight hexadecimal digits. */
function cpio(name: string, text: string): Uint8Array {
  const record = (path: string, data: string, mode: number): Uint8Array => {
    const numbers = [1, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, path.length + 1, 0];
    const head = `070701${numbers.map((number) => number.toString(16).padStart(8, '0')).join('')}${path}\0`;
    const padded = (part: string): string => part + '\0'.repeat((4 - (part.length % 4)) % 4);
    return latin1(padded(head) + padded(data));
  };
  return joinBytes(record(name, text, 0o100644), record('TRAILER!!!', '', 0));
}

/** ar(5): fields of fixed width, in text. What holds nothing but texts is a text, and read as one. */
function ar(name: string, data: Uint8Array): Uint8Array {
  const fields = [`${name}/`.padEnd(16), '0'.padEnd(12), '0'.padEnd(6), '0'.padEnd(6), '100644'.padEnd(8)];
  const head = `!<arch>\n${fields.join('')}${String(data.length).padEnd(10)}\`\n`;
  return joinBytes(latin1(head), data, latin1('\n'.repeat(data.length % 2)));
}

const archive = (
  ending: string,
  type: string,
  bytes: () => Uint8Array,
  plants: readonly Plant[],
  maker: string,
): Specimen => ({
  ...{ format: 'archive', name: `plain.${ending}`, title: 'one or two files', type, maker, bytes, plants },
  facets: ['embedded-file'],
  counts: ['entries'],
});

const drawn = (ending: string): Specimen => ({
  format: 'drawing',
  name: `libreoffice-drawing.${ending}`,
  title: 'two lines of text',
  type: `image/${ending}`,
  maker: 'LibreOffice',
  bytes: () => fixtureBytes(`libreoffice-drawing.${ending}`),
  plants: one(`text in an ${ending}`, /text in the drawing/, 'planted'),
});

const unread = (
  name: string,
  title: string,
  type: string,
  ...start: readonly (Uint8Array | readonly number[])[]
): Specimen => ({
  format: 'other',
  name,
  title,
  type,
  maker: 'by hand',
  bytes: () =>
    joinBytes(
      ...start,
      Uint8Array.from({ length: 600 }, (_, at) => (at * 37) & 255),
    ),
  plants: [],
  unscannable: 'unknown-type',
});

function deepZip(levels: number): Uint8Array {
  let inner = utf8('x');
  for (let level = 0; level < levels; level += 1) inner = buildZip({ [`${String(level)}.zip`]: inner });
  return inner;
}

const facet = (format: FormatId, rest: Omit<Specimen, 'format' | 'maker'>): Specimen => ({
  format,
  maker: 'by hand',
  ...rest,
});

export const otherSpecimens: readonly Specimen[] = [
  odfTemplate('ods', 'ots', 'spreadsheet-template', cell),
  odfTemplate('odp', 'otp', 'presentation-template', frame),
  odfTemplate('drawing', 'odg', 'graphics', frame),
  archive(
    'cab',
    'application/vnd.ms-cab-compressed',
    () => fixtureBytes('plain.cab'),
    one('file in a cab', /list\.txt/, 'planted in list'),
    'gcab',
  ),
  archive(
    'tar.lz',
    'application/x-lzip',
    () => fixtureBytes('plain.tar.lz'),
    one('tar in lzip', /list\.txt/, 'planted in list'),
    'bsdtar',
  ),
  archive(
    'cpio',
    'application/x-cpio',
    () => cpio('a.txt', wordFor('file in a cpio')),
    one('file in a cpio', /a\.txt/),
    'by hand',
  ),
  archive(
    'a',
    'application/x-unix-archive',
    () => ar('a.txt.gz', gzipSync(utf8(wordFor('file in an ar')))),
    one('file in an ar', /^a\.txt\.gz/),
    'by hand',
  ),
  drawn('emf'),
  drawn('wmf'),
  unread('data.zst', 'Zstandard', 'application/zstd', [0x28, 0xb5, 0x2f, 0xfd]),
  unread('data.lz4', 'LZ4', 'application/x-lz4', [0x04, 0x22, 0x4d, 0x18]),
  unread('program.exe', 'program', 'application/x-msdownload', latin1('MZ'), new Uint8Array(126)),
  unread('data.sqlite', 'database', 'application/vnd.sqlite3', latin1('SQLite format 3\0')),
  unread('drawing.psd', 'Photoshop', 'image/vnd.adobe.photoshop', latin1('8BPS'), [0, 1]),
  unread(
    'scan.tif',
    'TIFF: only what it says about itself',
    'image/tiff',
    latin1('II*\0'),
    [8, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ),
  unread('noise.bin', 'bytes of no known type', 'application/octet-stream', [0, 1, 2, 3, 200, 201, 0, 0]),
  facet('zip', {
    name: 'deep.zip',
    title: 'eight zips in each other',
    type: 'application/zip',
    bytes: () => deepZip(8),
    plants: [],
    facets: ['truncated', 'embedded-file'],
    unscannable: 'too-large',
  }),
  facet('zip', {
    name: 'photo.jpg',
    title: 'under the name of a picture',
    type: 'application/zip',
    bytes: () => buildZip({ 'a.txt': wordFor('file in what calls itself a picture') }),
    plants: one('file in what calls itself a picture', /a\.txt/),
    facets: ['type-mismatch', 'embedded-file'],
  }),
];
