import { describe, expect, it } from 'vitest';
import { lookInto } from '../look-into.ts';
import { createReadersFor } from '../readers.ts';
import { joinBytes, latin1, utf16, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { buildZip } from '../testing/zip-builder.ts';
import { typeOf } from '../type-of.ts';
import { finderExtractor } from './finder.ts';

const uint32 = (...values: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => view.setUint32(at * 4, value));
  return new Uint8Array(view.buffer);
};

/** As macOS makes it: attributes behind the Finder's 32 bytes, and a resource fork. */
function appleDouble(attributes: Uint8Array, fork: Uint8Array = new Uint8Array(286), kind = 9): Uint8Array {
  const from = 26 + 24;
  const info = joinBytes(new Uint8Array(34), utf8('ATTR'), new Uint8Array(44), attributes);
  return joinBytes(
    ...[uint32(0x00051607, 0x00020000), utf8('Mac OS X        '), [0, 2]],
    ...[uint32(kind, from, info.length), uint32(2, from + info.length, fork.length), info, fork],
  );
}

/** Records of a folder: a name, what is said, and as what. */
function dsStore(...records: readonly Uint8Array[]): Uint8Array {
  const root = joinBytes(new Uint8Array(40), utf8('DSDB'), ...records);
  return joinBytes(uint32(1), utf8('Bud1'), uint32(32, root.length, 32), new Uint8Array(16), root);
}
const record = (name: string, kind: string, data: Uint8Array): Uint8Array =>
  joinBytes(uint32(name.length), utf16(name, false), utf8(kind), data);
const folder = dsStore(
  record('Angebot für 4111.docx', 'Ilocblob', uint32(16, 0, 0, 0, 0)),
  record('请求 7.pdf', 'lg1Sbool', Uint8Array.of(1)),
  record('b.pdf', 'cmmtustr', joinBytes(uint32(11), utf16('first words', false))),
);
const beside = appleDouble(
  utf8('com.apple.metadata:kMDItemWhereFroms\0bplist00\xa1_https://example.com/für'),
);

describe('files of the Finder', () => {
  it('are known by their content', async () => {
    expect(await typeOf(beside)).toBe('application/applefile');
    expect(await typeOf(folder)).toBe('application/x-ds-store');
    // The file itself, and what says more than there is.
    for (const none of [appleDouble(utf8('x'), undefined, 1), beside.subarray(0, -1), folder.subarray(0, -1)])
      expect(await typeOf(none)).toBe('application/octet-stream');
  });

  it('tell their words', async () => {
    expect(placesOf(await extract(finderExtractor, beside))['properties']).toContain(
      'https://example.com/für',
    );
    const text = placesOf(await extract(finderExtractor, folder))['properties']?.split('\n');
    for (const words of ['Angebot für 4111.docx', '请求', ' 7.pdf', 'first words'])
      expect(text).toContain(words);
  });

  it('hide no file', async () => {
    for (const file of [buildZip({ 'a.txt': 'words' }), utf8('%PDF-1.7 words'), latin1('\xff\xd8\xff\xe0')]) {
      for (const around of [appleDouble(utf8('x'), file), dsStore(file)]) {
        const { embedded } = await extract(finderExtractor, around);
        expect(embedded.map(({ bytes }) => Buffer.from(bytes))).toContainEqual(Buffer.from(file));
      }
    }
    const long = new Uint8Array(4 * 1024 * 1024 + 1);
    expect((await extract(finderExtractor, long)).unscannable).toBe('too-large');
  });

  it('are no lie about their names, unless they are something else', async () => {
    const facetsOf = async (files: Record<string, Uint8Array>) =>
      lookInto('a.zip', buildZip(files), { readersFor: createReadersFor([]) });
    const found = await facetsOf({ '__MACOSX/._a.docx': beside, '.DS_Store': folder, 'a/.DS_Store': folder });
    expect([found.facets, found.unscannable]).toEqual([['embedded-file'], null]);
    for (const [name, bytes] of [
      ['a.docx', beside],
      ['._a.docx', utf8('words')],
      ['._a.docx/b.pdf', beside],
    ] as const)
      expect((await facetsOf({ [name]: bytes })).facets).toContain('type-mismatch');
  });

  it('damaged never throw', async () => {
    for (const file of [beside, folder])
      for (const bytes of [...cut(file), ...mutated(file, 100)]) {
        expect((await extract(finderExtractor, bytes)).unscannable).not.toBe('timeout');
        await typeOf(bytes);
      }
  });
});
