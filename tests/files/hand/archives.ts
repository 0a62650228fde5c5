import { gzipSync, zlibSync } from 'fflate';
import { buildRar4, buildRar5, buildTar } from '../../../lib/inspect/testing/archive-builder.ts';
import { joinBytes, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { buildDocx, wordParagraph } from '../../../lib/inspect/testing/ooxml-builder.ts';
import {
  buildZip,
  directorySignature,
  endSignature,
  find,
  localSignature,
  patch,
  zip64Of,
} from '../../../lib/inspect/testing/zip-builder.ts';
import type { FormatId } from '../formats.ts';
import { createBed, type Plant, type Specimen, type Where, wordFor } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';

const zip = createBed();
const z = zip.plant;
const inner = buildZip({ 'deep.txt': z('zip in a zip in a zip', /middle\.zip.*inner\.zip.*deep\.txt/) });
const everywhere = buildZip({
  'a.txt': z('packed file', /^a\.txt/),
  [`folder/${z('name of a file', /name/)}.txt`]: 'x',
  'middle.zip': buildZip({ 'inner.zip': inner }),
  'letter.docx': buildDocx(wordParagraph(z('document in a zip', /letter\.docx.*body/))),
  'list.tar.gz': gzipSync(buildTar([{ name: 'b.txt', data: z('tar.gz in a zip', /list\.tar\.gz.*b\.txt/) }])),
  'nested.7z': fixtureBytes('plain.7z'),
});
zip.plant('7z in a zip', /nested\.7z.*list\.txt/, 'planted in list');

/** The comment of the archive stands behind everything (APPNOTE 4.3.16). */
function withComment(archive: Uint8Array, text: string): Uint8Array {
  const end = find(archive, endSignature);
  return joinBytes(patch(archive, end + 20, text.length), utf8(text));
}
const commented = createBed();
const withCommentBytes = withComment(
  buildZip({ 'a.txt': 'x' }),
  commented.plant('comment of the archive', /comment/),
);

/** Bit 0 of the flags, APPNOTE 4.4.4, in both headers. */
const plainZip = buildZip({ 'a.txt': 'x'.repeat(40) });
const lockedZip = patch(
  patch(plainZip, find(plainZip, localSignature) + 6, 1),
  find(plainZip, directorySignature) + 8,
  1,
);

type Rest = Partial<Pick<Specimen, 'title' | 'maker' | 'unscannable' | 'facets' | 'counts'>>;

function specimen(
  [format, name, type]: readonly [FormatId, string, string],
  bytes: () => Uint8Array,
  plants: readonly Plant[],
  { title = 'a text in every place', maker = 'by hand', ...rest }: Rest = {},
): Specimen {
  const told: Rest = rest.unscannable === undefined ? { facets: ['embedded-file'], counts: ['entries'] } : {};
  return { format, name, type, maker, bytes, plants, title, ...told, ...rest };
}

const one = (place: string, where: Where, word = wordFor(place)): readonly Plant[] => [
  { place, where, word },
];
const list = (place: string): readonly Plant[] => one(place, /list\.txt/, 'planted in list');

const pax = ' path=long.txt\n';
const tar = buildTar([
  { name: 'folder/', type: '5' },
  { name: 'pax', type: 'x', data: `${String(pax.length + 2)}${pax}` },
  { name: 'short.txt', data: wordFor('file') },
  { name: 'link', type: '2', data: '' },
]);

const gzComment = wordFor('comment');
/** RFC 1952, 2.3: flags 8 and 16 for a name and a comment, each ended by a zero. */
const gz = ((): Uint8Array => {
  const packed = gzipSync(utf8(wordFor('packed file')));
  const head = [0x1f, 0x8b, 8, 0x18, 0, 0, 0, 0, 0, 3];
  return joinBytes(head, utf8(`inside.txt\0${gzComment}\0`), packed.subarray(10));
})();
const twice = joinBytes(gzipSync(utf8('first\n')), gzipSync(utf8(wordFor('second member'))));

const locked = { title: 'with a password', unscannable: 'encrypted', facets: ['encrypted'] } as const;
const sevenZip = 'application/x-7z-compressed';
const rar = 'application/vnd.rar';
const starred: Plant = {
  place: 'letters beyond ASCII in the name of a file',
  word: 'n\u00e4me.txt',
  where: /name/,
  unread: 'libarchive gives * for each; the file itself is read.',
};
const made7z = { maker: '7-Zip' };

export const archiveSpecimens: readonly Specimen[] = [
  specimen(['zip', 'everywhere.zip', 'application/zip'], () => everywhere, zip.plants, {
    facets: ['embedded-file'],
  }),
  specimen(['zip', 'commented.zip', 'application/zip'], () => withCommentBytes, commented.plants),
  specimen(
    ['zip', 'wide.zip', 'application/zip'],
    () => zip64Of(buildZip({ 'wide.txt': wordFor('zip64') })),
    one('zip64', /wide\.txt/),
  ),
  specimen(
    ['zip', 'stored.zip', 'application/zip'],
    () => buildZip({ 'stored.txt': wordFor('stored file') }, 0),
    one('stored file', /stored\.txt/),
  ),
  specimen(
    ['zip', 'setup.exe', 'application/x-msdownload'],
    () => joinBytes(utf8('MZ'), new Uint8Array(126), buildZip({ 'a.txt': 'x' })),
    [],
    { title: 'self-extractor (exe)', unscannable: 'unknown-type', facets: ['embedded-file'] },
  ),
  specimen(['zip', 'locked.zip', 'application/zip'], () => lockedZip, [], locked),
  specimen(
    ['7z', 'plain.7z', sevenZip],
    () => fixtureBytes('plain.7z'),
    [...list('packed file'), starred],
    made7z,
  ),
  specimen(
    ['7z', 'locked-content.7z', sevenZip],
    () => fixtureBytes('locked-content.7z'),
    one('name of a locked file', /file names/, 'list.txt'),
    { ...locked, ...made7z },
  ),
  specimen(['7z', 'locked-header.7z', sevenZip], () => fixtureBytes('locked-header.7z'), [], {
    ...locked,
    ...made7z,
    title: 'with a password, names too',
  }),
  specimen(
    ['rar', 'plain4.rar', rar],
    () => buildRar4({ 'a.txt': wordFor('file in RAR 4') }),
    one('file in RAR 4', /a\.txt/),
  ),
  specimen(
    ['rar', 'plain5.rar', rar],
    () => buildRar5({ 'a.txt': wordFor('file in RAR 5') }),
    one('file in RAR 5', /a\.txt/),
  ),
  ...['normal', 'best'].map((how) =>
    specimen(
      ['rar', `${how}4.rar`, rar],
      () => fixtureBytes(`rar/${how}4.rar`),
      one(`packed file in RAR 4 (${how})`, /^testdir\/test\.txt/, 'test text document'),
      { title: 'packed', maker: 'RARLAB for libarchive' },
    ),
  ),
  specimen(
    ['rar', 'names4.rar', rar],
    () => fixtureBytes('rar/names4.rar'),
    [
      ...one('file whose name has other letters', /line 1/, 'kanji'),
      { ...starred, word: '\u6f22\u5b57\u9577\u3044' },
    ],
    { title: 'names in other letters', maker: 'RARLAB for libarchive' },
  ),
  ...['normal', 'best', 'solid'].map((how) =>
    specimen(
      ['rar', `${how}5.rar`, rar],
      () => fixtureBytes(`rar/${how}5.rar`),
      one(`name of a packed file in RAR 5 (${how})`, /name/, 'test'),
      {
        title: 'packed numbers, which are no text',
        maker: 'RARLAB for libarchive',
        unscannable: 'unknown-type',
        facets: ['embedded-file'],
      },
    ),
  ),
  specimen(['rar', 'locked4.rar', rar], () => buildRar4({ a: 'a' }, 0x80), [], locked),
  specimen(['rar', 'locked5.rar', rar], () => buildRar5({ a: 'a' }, [4, 0, 0, 0]), [], locked),
  specimen(['tar', 'plain.tar', 'application/x-tar'], () => tar, one('file', /long\.txt/)),
  specimen(['gz', 'plain.txt.gz', 'application/gzip'], () => gz, [
    ...one('packed file', /./),
    ...one('comment', /./),
    ...one('name of the packed file', /./, 'inside.txt'),
  ]),
  specimen(['gz', 'twice.gz', 'application/gzip'], () => twice, one('second member', /./), {
    title: 'two members',
  }),
  specimen(
    ['bz2', 'list.bz2', 'application/x-bzip2'],
    () => fixtureBytes('list.bz2'),
    one('packed file', /contents/, 'planted in list'),
    { maker: 'bzip2' },
  ),
  specimen(
    ['xz', 'list.xz', 'application/x-xz'],
    () => fixtureBytes('list.xz'),
    one('packed file', /contents/, 'planted in list'),
    { maker: 'xz' },
  ),
];

/** A stream of zlib without anything around it: a type that nobody knows. */
export const unknownBytes = joinBytes([0, 1, 2, 3, 200, 201, 0, 0], zlibSync(utf8('x')));
