import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Extractor } from '../extractor.ts';
import { joinBytes, latin1, utf16 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { u16, u32 } from '../testing/legacy-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { typeOf } from '../type-of.ts';
import { metafileExtractors } from './metafile.ts';

type Part = Uint8Array | readonly number[];
const readerOf = (type: string): Extractor => {
  const reader = metafileExtractors.find(({ types }) => types.includes(type));
  if (reader === undefined) throw new Error(type);
  return reader;
};
const place = 'text in the drawing';
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../testing/fixtures/${name}`, import.meta.url)));

/** A record, filled up to four bytes. */
const emf = (type: number, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  const padded = joinBytes(data, new Uint8Array((4 - (data.length % 4)) % 4));
  return joinBytes(u32(type), u32(padded.length + 8), padded);
};
const emfFile = (...records: Uint8Array[]): Uint8Array =>
  joinBytes(
    emf(1, new Uint8Array(32), latin1(' EMF'), new Uint8Array(60)),
    ...records,
    emf(14, u32(0), u32(16), u32(20)),
  );
/** ExtTextOutW at a place, each letter ten units wide. */
const wide = (text: string, x: number, y: number, options = 0): Uint8Array => {
  const letters = joinBytes(utf16(text), new Uint8Array((text.length % 2) * 2));
  const head = [u32(x), u32(y), u32(text.length), u32(76), u32(options)];
  const spacing = Array.from(text, () => u32(10)).flat();
  return emf(84, new Uint8Array(28), ...head, new Uint8Array(16), u32(76 + letters.length), letters, spacing);
};
const plusRecord = (type: number, flags: number, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(u16(type), u16(flags), u32(data.length + 12), u32(data.length), data);
};
const plus = (...records: Uint8Array[]): Uint8Array => {
  const data = joinBytes(latin1('EMF+'), ...records);
  return emf(70, u32(data.length), data);
};
const plusString = (text: string): Uint8Array =>
  plusRecord(0x401c, 0, u32(0), u32(0), u32(text.length), new Uint8Array(16), utf16(text));
const dib = joinBytes(
  u32(40),
  u32(2),
  u32(1),
  u16(1),
  u16(24),
  new Uint8Array(24),
  new Uint8Array(8).fill(9),
);
const bmpHead = joinBytes(latin1('BM'), u32(14 + dib.length), u32(0), u32(54));

const wmf = (type: number, ...content: Part[]): Uint8Array => {
  const data = joinBytes(...content);
  const padded = joinBytes(data, new Uint8Array(data.length % 2));
  return joinBytes(u32(padded.length / 2 + 3), u16(type), padded);
};
const wmfFile = (...records: Uint8Array[]): Uint8Array =>
  joinBytes(u16(1), u16(9), u16(0x300), new Uint8Array(12), ...records, wmf(0));
const font = (charset: number): Uint8Array => wmf(0x2fb, new Uint8Array(13), [charset], new Uint8Array(8));

describe.each(['emf', 'wmf'])('%s of LibreOffice', (kind) => {
  const file = fixture(`libreoffice-drawing.${kind}`);

  it('is known by its content, and read', async () => {
    expect(await typeOf(file)).toBe(`image/${kind}`);
    const found = await extract(readerOf(`image/${kind}`), file);
    expect(placesOf(found)[place]).toContain('Card 4111 1111 1111 1111 planted-');
    expect(found.unscannable).toBe(undefined);
  });

  it('cut off is broken; changed never hangs', async () => {
    for (const bytes of cut(file)) {
      const found = await extract(readerOf(`image/${kind}`), bytes);
      expect(found.unscannable).toBe('broken');
    }
    for (const bytes of mutated(file))
      expect((await extract(readerOf(`image/${kind}`), bytes)).unscannable).not.toBe('timeout');
  });
});

describe('EMF', () => {
  const read = (...records: Uint8Array[]) => extract(readerOf('image/emf'), emfFile(...records));

  it('puts together what was drawn letter by letter', async () => {
    const found = await read(wide('41', 0, 5), wide('11', 20, 5), wide('next', 60, 5), wide('line', 0, 30));
    expect(placesOf(found)).toEqual({ [place]: '4111 next\nline' });
  });

  it.each<[string, Uint8Array[], string]>([
    [
      'a byte a letter',
      [
        emf(
          83,
          new Uint8Array(28),
          u32(0),
          u32(0),
          u32(3),
          u32(76),
          u32(0),
          new Uint8Array(20),
          latin1('old'),
        ),
      ],
      'old',
    ],
    [
      'several texts',
      [
        emf(
          97,
          new Uint8Array(28),
          u32(1),
          u32(0),
          u32(0),
          u32(2),
          u32(80),
          u32(0),
          new Uint8Array(20),
          utf16('ab'),
        ),
      ],
      'ab',
    ],
    ['small text', [emf(108, u32(0), u32(0), u32(2), u32(0x300), new Uint8Array(12), latin1('ok'))], 'ok'],
    ['EMF+', [plus(plusRecord(0x4001, 0), plusString('plus-words'))], '\nplus-words'],
    [
      'EMF+ beside the same in plain records',
      [plus(plusRecord(0x4001, 1), plusString('twice')), wide('twice', 0, 0)],
      'twice',
    ],
    ['EMF+ by letters', [plus(plusRecord(0x4036, 0, u32(0), u32(1), u32(0), u32(2), utf16('ab')))], '\nab'],
  ])('reads %s', async (_, records, text) => {
    const found = await read(...records);
    expect([placesOf(found)[place], found.unscannable]).toEqual([text, undefined]);
  });

  it('embeds bitmaps as files', async () => {
    const fields = [u32(80), u32(40), u32(120), u32(dib.length - 40)];
    const found = await read(emf(81, new Uint8Array(40), ...fields, new Uint8Array(16), dib));
    expect(found.embedded.map(({ bytes }) => bytes)).toEqual([joinBytes(bmpHead, dib)]);
    const image = plusRecord(0x4008, 0x500, u32(0), u32(1), new Uint8Array(16), u32(1), latin1('a file'));
    expect((await read(plus(image))).embedded[0]?.bytes).toEqual(latin1('a file'));
  });

  it.each<[string, Uint8Array]>([
    ['glyphs of a font', wide('ab', 0, 0, 0x10)],
    ['pixels of EMF+', plus(plusRecord(0x4008, 0x500, u32(0), u32(1), new Uint8Array(40)))],
    ['glyphs in EMF+', plus(plusRecord(0x4036, 0, u32(0), u32(0), u32(0), u32(1), u16(7)))],
  ])('says that %s cannot be read', async (_, record) => {
    expect((await read(record)).unscannable).toBe('unknown-type');
  });
});

describe('WMF', () => {
  const read = (...records: Uint8Array[]) => extract(readerOf('image/wmf'), wmfFile(...records));

  it('is read in the code page of its font, with and without a rectangle', async () => {
    const found = await read(
      wmf(0x521, u16(3), latin1('old'), [0], u16(1), u16(0)),
      font(204),
      wmf(0xa32, u16(9), u16(0), u16(3), u16(0), [0xcf, 0xf0, 0xe8]),
      wmf(0xa32, u16(20), u16(0), u16(2), u16(2), new Uint8Array(8), latin1('ok')),
    );
    expect(placesOf(found)).toEqual({ [place]: 'old\nПри\nok' });
    expect(found.unscannable).toBe(undefined);
  });

  it('with a header of its size in front', async () => {
    const file = joinBytes(
      u32(0x9ac6cdd7),
      new Uint8Array(18),
      wmfFile(wmf(0x521, u16(2), latin1('ok'), u16(1), u16(0))),
    );
    expect(await typeOf(joinBytes(file, new Uint8Array(20)))).toBe('image/wmf');
    expect(placesOf(await extract(readerOf('image/wmf'), file))).toEqual({ [place]: 'ok' });
  });

  it('embeds bitmaps; glyphs cannot be read', async () => {
    const found = await read(wmf(0xf43, new Uint8Array(22), dib));
    expect(found.embedded.map(({ bytes }) => bytes)).toEqual([joinBytes(bmpHead, dib)]);
    expect((await read(wmf(0xa32, u16(0), u16(0), u16(1), u16(0x10), u16(5)))).unscannable).toBe(
      'unknown-type',
    );
  });
});
