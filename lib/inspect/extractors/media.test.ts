import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Extractor } from '../extractor.ts';
import { joinBytes, latin1, utf16, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { mediaExtractors, undecodedImageExtractor } from './media.ts';
import { readImageMetadata } from './media/image-metadata.ts';

type Part = Uint8Array | readonly number[];
const big = (value: number, length = 4): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) & 255);
const little = (value: number): number[] => big(value).reverse();
const readerOf = (type: string): Extractor => {
  const reader = mediaExtractors.find(({ types }) => types.includes(type));
  if (reader === undefined) throw new Error(type);
  return reader;
};
const imageMetadata: Extractor = { types: [], extract: readImageMetadata };

const frame = (id: string, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(latin1(id), big(data.length), [0, 0], data);
};
const frames = joinBytes(
  frame('TIT2', [3], utf8('title-words')),
  frame('COMM', [1], latin1('eng'), [0xff, 0xfe, 0, 0, 0xff, 0xfe], utf16('comment-words')),
  frame('APIC', [0], latin1('image/png\0'), [3], latin1('cover-words\0'), latin1('\x89PNG')),
);
const mp3 = joinBytes(
  latin1('ID3'),
  [3, 0, 0],
  [0, 0, frames.length >> 7, frames.length & 127],
  frames,
  [0xff, 0xfb],
);

const box = (name: string, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(big(data.length + 8), latin1(name), data);
};
const item = (name: string, type: number, content: Uint8Array): Uint8Array =>
  box(name, box('data', big(type), big(0), content));
const mp4 = joinBytes(
  box('ftyp', latin1('M4A ')),
  box(
    'moov',
    box(
      'udta',
      box('\u00a9xyz', big(18, 2), big(0, 2), latin1('+52.5200+013.4050/')),
      box(
        'meta',
        big(0),
        box('ilst', item('\u00a9nam', 1, utf8('title-words')), item('covr', 14, latin1('\x89PNG'))),
      ),
    ),
  ),
  box('mdat', new Uint8Array(100)),
);

const element = (id: number[], ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(id, [0x40 | (data.length >> 8), data.length & 255], data);
};
const mkv = joinBytes(
  element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x82, 0x84], latin1('webm')),
  [0x18, 0x53, 0x80, 0x67, 0xff],
  element([0x15, 0x49, 0xa9, 0x66], element([0x7b, 0xa9], utf8('title-words'))),
  element(
    [0x12, 0x54, 0xc3, 0x67],
    element([0x73, 0x73], element([0x67, 0xc8], element([0x44, 0x87], utf8('tag-words')))),
  ),
  element(
    [0x19, 0x41, 0xa4, 0x69],
    element([0x61, 0xa7], element([0x46, 0x6e], utf8('a.txt')), element([0x46, 0x5c], utf8('inner'))),
  ),
);

const comment = (text: string): Uint8Array => joinBytes(little(text.length), latin1(text));
const comments = joinBytes(comment('vendor'), little(1), comment('TITLE=title-words'));
const flac = joinBytes(latin1('fLaC'), [0x84], big(comments.length, 3), comments);
const opus = joinBytes(latin1('OpusTags'), comments);
const ogg = joinBytes(latin1('OggS'), new Uint8Array(22), [1, opus.length], opus);
const chunk = (name: string, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(latin1(name), little(data.length), data);
};
const wav = chunk(
  'RIFF',
  latin1('WAVE'),
  chunk('LIST', latin1('INFO'), chunk('INAM', latin1('title-words\0'))),
);

describe('recordings', () => {
  it.each([
    ['audio/mpeg', mp3, { 'properties › TIT2': 'title-words', 'properties › APIC': 'cover-words' }],
    ['audio/mp4', mp4, { 'properties › nam': 'title-words', 'properties › gps': '+52.5200+013.4050/' }],
    ['video/webm', mkv, { 'properties › title': 'title-words', 'properties › tag': 'tag-words' }],
    ['audio/flac', flac, { 'properties › comments': 'TITLE=title-words' }],
    ['audio/ogg', ogg, { 'properties › comments': 'TITLE=title-words' }],
    ['audio/wav', wav, { 'properties › INAM': 'title-words' }],
  ])('%s says what it is', async (type, bytes, places) => {
    const found = await extract(readerOf(type), bytes);
    expect(placesOf(found)).toMatchObject(places);
    expect(found.unscannable).toBe(undefined);
    for (const changed of [...cut(bytes), ...mutated(bytes)]) {
      expect((await extract(readerOf(type), changed)).unscannable).not.toBe('timeout');
    }
  });

  it('have covers, files and places', async () => {
    const song = await extract(readerOf('audio/mpeg'), mp3);
    expect(song.embedded).toEqual([{ path: ['properties'], name: 'cover', bytes: latin1('\x89PNG') }]);
    expect(placesOf(song)['properties › COMM']).toContain('comment-words');
    const film = await extract(readerOf('video/mp4'), mp4);
    expect([...film.facets].sort()).toEqual(['embedded-file', 'gps']);
    const attached = await extract(readerOf('video/webm'), mkv);
    expect(attached.embedded).toEqual([{ path: ['attachments'], name: 'a.txt', bytes: utf8('inner') }]);
  });

  it('that are cut off are broken', async () => {
    for (const [type, bytes] of [
      ['audio/mpeg', mp3.slice(0, -20)],
      ['video/mp4', mp4.slice(0, -20)],
      ['audio/flac', flac.slice(0, -5)],
    ] as const) {
      expect((await extract(readerOf(type), bytes)).unscannable).toBe('broken');
    }
  });
});

describe('what pictures say about themselves', () => {
  const entry = (tag: number, type: number, count: number, value: number[]): Uint8Array =>
    joinBytes(big(tag, 2), big(type, 2), big(count), value);
  const rational = (...parts: number[]): number[] => parts.flatMap((part) => [...big(part), ...big(1)]);
  const description = latin1('exif-words\0\0');
  // IFD0 at 8 (2 entries, 30 bytes), GPS at 38 (4 entries, 54 bytes), then values.
  const values = 38 + 54;
  const tiff = joinBytes(
    latin1('MM\0*'),
    big(8),
    big(2, 2),
    entry(0x10e, 2, 12, big(values)),
    entry(0x8825, 4, 1, big(38)),
    big(0),
    big(4, 2),
    entry(1, 2, 2, [78, 0, 0, 0]),
    entry(2, 5, 3, big(values + 12)),
    entry(3, 2, 2, [69, 0, 0, 0]),
    entry(4, 5, 3, big(values + 36)),
    big(0),
    description,
    rational(52, 30, 0),
    rational(13, 15, 0),
  );
  const segment = (marker: number, content: Uint8Array): Uint8Array =>
    joinBytes([0xff, marker], big(content.length + 2, 2), content);
  const xmp = utf8(
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>xmp-words</dc:description><dc:type>xmp-type</dc:type></x:xmpmeta>',
  );
  const jpeg = joinBytes(
    [0xff, 0xd8],
    segment(0xe1, joinBytes(latin1('Exif\0\0'), tiff)),
    segment(0xe1, joinBytes(latin1('http://ns.adobe.com/xap/1.0/\0'), xmp)),
    segment(0xfe, utf8('comment-words')),
    [0xff, 0xda, 0, 2, 0xff, 0xd9],
  );
  const pngChunk = (type: string, content: Uint8Array): Uint8Array =>
    joinBytes(big(content.length), latin1(type), content, big(0));
  const png = joinBytes(
    latin1('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', new Uint8Array(13).fill(1)),
    pngChunk('tEXt', latin1('Comment\0plain-words')),
    pngChunk('zTXt', joinBytes(latin1('Packed\0\0'), zlibSync(latin1('packed-words')))),
    pngChunk('iTXt', joinBytes(latin1('Title\0\0\0de\0Titel\0'), utf8('Grüße'))),
    pngChunk('IEND', new Uint8Array()),
  );
  const gif = joinBytes(
    latin1('GIF89a'),
    [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    [0x21, 0xfe, 8, ...latin1('comment-'), 5, ...latin1('words'), 0],
    [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
  );
  const webp = chunk('RIFF', latin1('WEBP'), chunk('EXIF', tiff), chunk('XMP ', xmp));

  it.each([
    ['JPEG', jpeg],
    ['WebP', webp],
  ])('%s: EXIF, place, XMP', async (_, bytes) => {
    const found = await extract(imageMetadata, bytes);
    expect(placesOf(found)).toMatchObject({
      'properties › gps': '52.500000, 13.250000',
      'properties › XMP › text': 'xmp-words\n\nxmp-type',
    });
    expect(placesOf(found)['properties › EXIF']).toContain('exif-words');
    expect(found.facets).toEqual(['gps']);
    expect(found.unscannable).toBe(undefined);
  });

  // IFD0 at 8 with the EXIF directory at 26, in that the comment at 44.
  const commented = (code: string, text: Uint8Array): Uint8Array =>
    joinBytes(
      latin1('MM\0*'),
      ...[big(8), big(1, 2), entry(0x8769, 4, 1, big(26)), big(0)],
      ...[big(1, 2), entry(0x9286, 7, 8 + text.length, big(44)), big(0)],
      ...[latin1(code), text],
    );
  const inFiles = (exif: Uint8Array): readonly Uint8Array[] => [
    joinBytes(
      [0xff, 0xd8],
      segment(0xe1, joinBytes(latin1('Exif\0\0'), exif)),
      [0xff, 0xda, 0, 2, 0xff, 0xd9],
    ),
    joinBytes(png.slice(0, 33), pngChunk('eXIf', exif), pngChunk('IEND', new Uint8Array())),
    chunk('RIFF', latin1('WEBP'), chunk('EXIF', exif)),
  ];

  it.each([
    ['ASCII\0\0\0', latin1('user-words\0\0'), 'user-words'],
    ['ASCII\0\0\0', utf8('größer'), 'größer'],
    ['UNICODE\0', utf16('user-wörter'), 'user-wörter'],
    ['UNICODE\0', utf16('user-wörter', false), 'user-wörter'],
    ['UNICODE\0', utf16('\ufeff\u4e2d\u6587', false), '\u4e2d\u6587'],
    ['JIS\0\0\0\0\0', latin1('\x1b$BCf\x1b(B 4111'), '\u4e2d 4111'],
    ['\0\0\0\0\0\0\0\0', utf8('user-wörter'), 'user-wörter'],
    ['by-hand ', latin1('user-words'), 'by-hand user-words'],
  ])('the comment of whoever took it: %j %#', async (code, text, words) => {
    for (const file of inFiles(commented(code, text))) {
      const found = await extract(imageMetadata, file);
      expect(placesOf(found)).toEqual({ 'properties › EXIF': `UserComment: ${words}` });
      expect(found.unscannable).toBe(undefined);
    }
  });

  it('no comment where it is empty', async () => {
    for (const file of inFiles(commented('ASCII\0\0\0', new Uint8Array(30))))
      expect((await extract(imageMetadata, file)).texts).toEqual([]);
  });

  it('comments of JPEG and GIF, texts of PNG', async () => {
    expect(placesOf(await extract(imageMetadata, gif))).toEqual({ 'properties › comment': 'comment-words' });
    expect(placesOf(await extract(imageMetadata, jpeg))['properties › comment']).toBe('comment-words');
    expect(placesOf(await extract(imageMetadata, png))).toEqual({
      'properties › Comment': 'plain-words',
      'properties › Packed': 'packed-words',
      'properties › Title': 'Grüße',
    });
  });

  it('that nobody decodes are unscannable, with their place', async () => {
    const found = await extract(undecodedImageExtractor, tiff);
    expect(found.facets).toEqual(['gps']);
    expect(found.unscannable).toBe('unknown-type');
  });

  it('ends where a box before the one that is looked for has no length', async () => {
    const heic = joinBytes(
      box('ftyp', latin1('heic'), big(0), latin1('mif1heic')),
      big(0),
      latin1('mif1heic'),
    );
    expect((await extract(imageMetadata, heic)).texts).toEqual([]);
  });

  it('never hangs, throws or grows', { timeout: 120_000 }, async () => {
    for (const file of [jpeg, png, webp, gif]) {
      for (const bytes of [...cut(file), ...mutated(file)]) {
        expect((await extract(imageMetadata, bytes)).unscannable).not.toBe('timeout');
      }
    }
    const bomb = joinBytes(
      png.slice(0, 33),
      pngChunk('zTXt', joinBytes(latin1('x\0\0'), zlibSync(new Uint8Array(3_000_000)))),
    );
    expect((await extract(imageMetadata, bomb, { inflatedBytes: 100_000 })).unscannable).toBe('too-large');
  });
});
