import { zlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine.ts';
import type { EmbeddedFile } from '../../extracted.ts';
import { decodePng } from '../../testing/decode-png.ts';
import { readEngineFile } from '../../testing/engine-files.ts';
import { extract, placesOf } from '../../testing/extract.ts';
import { buildPdf, fromLatin1, page, stream, textContent, textObjects } from '../../testing/pdf-builder.ts';
import { createPdfExtractor } from '../pdf.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createPdfExtractor({ wasm: await readEngineFile('pdfium') });
});

/** Its upper left quarter is black. */
function image(width: number, height: number): string {
  const grey = Uint8Array.from({ length: width * height }, (_, at) =>
    at % width < width / 2 && at < (width * height) / 2 ? 0 : 255,
  );
  const size = `/Width ${String(width)} /Height ${String(height)} /BitsPerComponent 8 /ColorSpace /DeviceGray`;
  return stream(fromLatin1(zlibSync(grey)), `/Filter /FlateDecode /Type /XObject /Subtype /Image ${size}`);
}

const line = 'a page with text that is long enough';
const text = textContent([line]);

/** Pages that each show `content`; `/Im` is object 100. */
async function read(
  content: string | ((at: number) => string),
  options: { more?: string; objects?: Record<number, string>; pages?: number } = {},
) {
  const { more = '', objects = {}, pages = 1 } = options;
  const all: Record<number, string> = { ...textObjects(Array.from({ length: pages }, () => [])), ...objects };
  for (let at = 0; at < pages; at += 1) {
    all[1000 + at * 2] = page(1001 + at * 2, more, '/XObject << /Im 100 0 R /Form 101 0 R >>');
    all[1001 + at * 2] = stream(typeof content === 'string' ? content : content(at));
  }
  return extract(engine, buildPdf({ 100: image(200, 100), ...all }));
}

const names = (files: readonly EmbeddedFile[]): string[] =>
  files.map(({ path, name }) => [...path, name].join(' › '));

/** Where the dark quarter of the first picture is. */
async function darkCorner([file]: readonly EmbeddedFile[]): Promise<string> {
  const { width, height, data } = await decodePng(file?.bytes ?? new Uint8Array());
  const isDark = (x: number, y: number): boolean =>
    (data[4 * (Math.floor(y * height) * width + Math.floor(x * width))] ?? 0) < 128;
  const corners = {
    'top left': [0.3, 0.3],
    'top right': [0.7, 0.3],
    'bottom left': [0.3, 0.7],
    'bottom right': [0.7, 0.7],
  };
  return Object.entries(corners)
    .flatMap(([name, [x = 0, y = 0]]) => (isDark(x, y) ? name : []))
    .join();
}

describe('an image among text', () => {
  const upright = '400 0 0 200 72 72';
  const turned = '0 400 -200 0 300 72';
  it.each<[string, string, number, string]>([
    ['upright', upright, 0, 'top left'],
    ['a little askew', '400 20 -10 200 72 72', 0, 'top left'],
    ['on a page that is turned', upright, 90, 'top right'],
    ['on a page that stands on its head', upright, 180, 'bottom right'],
    ['on a page that is turned the other way', upright, 270, 'bottom left'],
    ['turned', turned, 0, 'bottom left'],
    ['mirrored', '-400 0 0 200 472 72', 0, 'top right'],
    ['flipped', '400 0 0 -200 72 272', 0, 'bottom left'],
    ['turned back by its page', turned, 90, 'top left'],
  ])('is handed on as it is seen: %s', async (_, matrix, rotation, dark) => {
    const { embedded } = await read(`q ${matrix} cm /Im Do Q ${text}`, {
      more: `/Rotate ${String(rotation)}`,
    });
    expect(names(embedded)).toEqual(['page 1 › image 1.png']);
    expect(await darkCorner(embedded)).toBe(dark);
  });

  it('is handed on as it is seen where a form turns it', async () => {
    const form =
      '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /Im 100 0 R >> >>';
    const { embedded } = await read(`q 0 1 -1 0 300 72 cm /Form Do Q ${text}`, {
      objects: { 101: stream('q 400 0 0 200 0 0 cm /Im Do Q', form) },
    });
    expect(names(embedded)).toEqual(['page 1 › image 1.png']);
    expect(await darkCorner(embedded)).toBe('bottom left');
  });

  it('is left as it is stored where it is upright', async () => {
    const { embedded } = await read(`q ${turned} cm /Im Do Q ${text}`, { more: '/Rotate 90' });
    const { width, height } = await decodePng(embedded[0]?.bytes ?? new Uint8Array());
    expect([width, height]).toEqual([200, 100]);
  });

  it.each([0, 90])('is handed on once, however many pages show it, turned by %i', async (rotation) => {
    const { embedded, unscannable } = await read(
      (at) => `q ${upright} cm /Im Do Q ${text} BT /F1 12 Tf 80 80 Td (page ${String(at)}) Tj ET`,
      { more: `/Rotate ${String(rotation)}`, pages: 120 },
    );
    expect(names(embedded)).toEqual(['page 1 › image 1.png']);
    expect(unscannable).toBeUndefined();
  });

  it('is handed on again where another part of it is seen', async () => {
    const { embedded } = await read((at) => `q 0 400 -200 0 300 ${String(at * 300)} cm /Im Do Q ${text}`, {
      pages: 2,
    });
    expect(names(embedded)).toEqual(['page 1 › image 1.png', 'page 2 › image 1.png']);
  });
});

describe('a text layer', () => {
  const drawn = `q 400 0 0 200 72 72 cm /Im Do Q`;
  const letters = 'abcde '.repeat(20);
  it.each<[string, string, string[]]>([
    ['of invisible letters stands for its image', textContent([letters], 3), []],
    [
      'of visible letters does not, with one that is not',
      `${textContent([letters])} ${textContent(['x'], 3)}`,
      ['page 1 › image 1.png'],
    ],
    [
      'of invisible letters does not when it is short',
      `${textContent([letters])} ${textContent(['x '.repeat(99)], 3)}`,
      ['page 1 › image 1.png'],
    ],
  ])('%s', async (_, layer, files) => {
    expect(names((await read(`${drawn} ${layer}`)).embedded)).toEqual(files);
  });
});

/** L, T, E, H, Z, each 8 wide and 12 high. */
const glyphs = [
  '0 0 m 8 0 l 8 2 l 2 2 l 2 12 l 0 12 l h',
  '3 0 m 5 0 l 5 10 l 8 10 l 8 12 l 0 12 l 0 10 l 3 10 l h',
  '0 0 m 8 0 l 8 2 l 2 2 l 2 5 l 6 5 l 6 7 l 2 7 l 2 10 l 8 10 l 8 12 l 0 12 l h',
  '0 0 m 2 0 l 2 5 l 6 5 l 6 0 l 8 0 l 8 12 l 6 12 l 6 7 l 2 7 l 2 12 l 0 12 l h',
  '0 0 m 8 0 l 8 2 l 3 2 l 8 10 l 8 12 l 0 12 l 0 10 l 5 10 l 0 2 l h',
];
/** A line of letters as outlines, from the page's left edge on. */
const outlined = (count: number, forms = glyphs.length, step = 10): string =>
  Array.from(
    { length: count },
    (_, at) => `q 1 0 0 1 ${String(at * step)} 0 cm ${glyphs[at % forms] ?? ''} f Q`,
  ).join('\n');
const onePath = `${Array.from({ length: 16 }, (_, index) =>
  (glyphs[index % glyphs.length] ?? '').replace(
    /(\d+) (\d+) ([ml])/g,
    (_whole, x: string, y: string, what: string) =>
      `${String(Number(x) + index * 10)} ${String(Number(y) + 500)} ${what}`,
  ),
).join('\n')} f`;
const at = (x: number, y: number, content: string): string =>
  `q 1 0 0 1 ${String(x)} ${String(y)} cm ${content} Q`;
const repeat = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('\n');
const circle = '0 3 m 0 7 6 7 6 3 c 6 -1 0 -1 0 3 c f';

describe('drawings beside text', () => {
  it.each<[string, string, string]>([
    ['a line of letters', at(72, 500, outlined(16)), ''],
    ['a number of two digits', at(72, 500, outlined(16, 2)), ''],
    ['a line that is one path', onePath, ''],
    ['a line on a turned page', `q 0 1 -1 0 300 72 cm ${outlined(16)} Q`, '/Rotate 90'],
    ['a line on a page that stands on its head', `q -1 0 0 -1 400 300 cm ${outlined(16)} Q`, '/Rotate 180'],
    ['a line in a space that is flipped', `q 1 0 0 -1 72 500 cm ${outlined(16)} Q`, ''],
  ])('are drawn where they are letters: %s', async (_, content, more) => {
    const { embedded } = await read(`${content} ${text}`, { more });
    expect(names(embedded)).toEqual(['page 1 › drawing.png']);
    const { width, height } = await decodePng(embedded[0]?.bytes ?? new Uint8Array());
    expect(width).toBeGreaterThan(6 * height);
  });

  it.each<[string, string]>([
    ['a word', at(72, 500, outlined(9))],
    ['letters that are not filled', at(72, 500, outlined(16).replaceAll(' f ', ' S '))],
    ['a table of rules', repeat(300, (index) => `${String(60 + index)} 100 5 400 re f`)],
    [
      'a curve',
      `72 300 m ${repeat(400, (index) => `${String(72 + index)} ${String(300 + (index % 7))} l`)} S`,
    ],
    ['the markers of a chart', repeat(60, (index) => at(72 + index * 7, 300, circle))],
    ['markers of two forms', at(72, 300, outlined(16, 2, 30))],
    [
      'shapes of any size anywhere',
      repeat(60, (index) => at((index * 97) % 500, (index * 89) % 800, outlined(1))),
    ],
  ])('are not drawn where they are something else: %s', async (_, content) => {
    expect(names((await read(`${content} ${text}`)).embedded)).toEqual([]);
  });

  it('are drawn where they are too many to tell', async () => {
    const map = `0 0 m ${'1 1 l 2 2 l 0 1 l '.repeat(40_000)} f`;
    expect(names((await read(`${map} ${text}`)).embedded)).toEqual(['page 1 › drawing.png']);
  });

  it('are drawn with all of their page where it has no text', async () => {
    expect(names((await read(at(72, 500, outlined(10)))).embedded)).toEqual(['page 1 › scan.png']);
  });

  it('are drawn once, however many pages show them', async () => {
    const { embedded, unscannable } = await read(`${at(72, 500, outlined(16))} ${text}`, { pages: 30 });
    expect(names(embedded)).toEqual(['page 1 › drawing.png']);
    expect(unscannable).toBeUndefined();
  });
});

describe('a picture that is cut', () => {
  const strips = (count: number, gap: number): string =>
    repeat(count, (index) => `q 400 0 0 10 72 ${String(500 - index * (10 + gap))} cm /Im Do Q`);
  const small = (width: number, height: number) => ({ objects: { 100: image(width, height) } });

  it('into strips is put together', async () => {
    const { embedded } = await read(`${strips(20, 0)} ${text}`, small(600, 16));
    expect(names(embedded)).toEqual(['page 1 › picture.png']);
  });

  it('into tiles is put together', async () => {
    const tiles = repeat(48, (index) => {
      const [x, y] = [72 + (index % 8) * 30, 500 - Math.floor(index / 8) * 30];
      return `q 30 0 0 30 ${String(x)} ${String(y)} cm /Im Do Q`;
    });
    const { embedded } = await read(`${tiles} ${text}`, small(64, 64));
    expect(names(embedded)).toEqual(['page 1 › picture.png']);
  });

  it.each<[string, string, number, number]>([
    ['pictures apart', strips(20, 5), 600, 16],
    [
      'a row of stars',
      repeat(5, (index) => `q 10 0 0 10 ${String(72 + index * 10)} 500 cm /Im Do Q`),
      48,
      48,
    ],
  ])('is none of many icons: %s', async (_, content, width, height) => {
    expect(names((await read(`${content} ${text}`, small(width, height))).embedded)).toEqual([]);
  });
});

describe('what an annotation shows', () => {
  const fonts = '/Resources << /Font << /F1 3 0 R >> /XObject << /Im 100 0 R >> >>';
  const appearance = (content: string, more = ''): string =>
    stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 200 100] ${more} ${fonts}`);
  const annotation = (more: string, subtype = 'Stamp'): string =>
    `<< /Type /Annot /Subtype /${subtype} /Rect [100 300 300 400] /AP << /N 111 0 R >> ${more} >>`;
  const words = 'BT /F1 12 Tf 10 60 Td (planted words) Tj 0 -14 Td (in two lines) Tj ET';
  const picture = 'q 200 0 0 100 0 0 cm /Im Do Q';
  const show = async (shown: string, own: string, options: { more?: string; pages?: number } = {}) =>
    read(text, {
      ...options,
      more: `/Annots [110 0 R] ${options.more ?? ''}`,
      objects: { 110: own, 111: shown },
    });

  it.each(['Stamp', 'FreeText', 'Watermark', 'Text'])('is told if it is text: %s', async (subtype) => {
    const found = await show(appearance(words), annotation('', subtype));
    expect(placesOf(found)).toEqual({ 'page 1': line, 'page 1 › comment': 'planted words\nin two lines' });
    expect(names(found.embedded)).toEqual([]);
  });

  it('is told once if it repeats its contents', async () => {
    const found = await show(
      appearance(words),
      annotation('/Contents (planted words in two lines)', 'FreeText'),
    );
    expect(placesOf(found)['page 1 › comment']).toBe('planted words in two lines');
  });

  it('is said to be hidden if it is, and not drawn', async () => {
    const found = await show(appearance(`${words} ${picture}`), annotation('/F 2'));
    expect(placesOf(found)['page 1 › comment']).toBe('planted words\nin two lines');
    expect(found.facets).toEqual(['hidden-content']);
    expect(names(found.embedded)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['an image', '', '', 'top left'],
    ['on a page that is turned', '', '/Rotate 90', 'top right'],
    ['turned', '/Matrix [0 1 -1 0 100 0]', '', 'bottom left'],
    ['turned back by its page', '/Matrix [0 1 -1 0 100 0]', '/Rotate 90', 'top left'],
  ])('is drawn as it is seen: %s', async (_, matrix, more, dark) => {
    const { embedded } = await show(appearance(picture, matrix), annotation(''), { more });
    expect(names(embedded)).toEqual(['page 1 › comment › picture.png']);
    expect(await darkCorner(embedded)).toBe(dark);
  });

  it.each<[string, string, string[]]>([
    ['letters as outlines', at(10, 30, outlined(16)), ['page 1 › comment › picture.png']],
    ['a frame and a mark', `0 0 200 100 re S ${at(10, 30, outlined(3))}`, []],
    [
      'a signature by hand',
      `1 w 5 5 m ${repeat(300, (index) => `${String(index % 190)} ${String((index * 31) % 90)} l`)} S`,
      [],
    ],
  ])('is drawn if it is writing: %s', async (_, content, files) => {
    expect(names((await show(appearance(content), annotation(''))).embedded)).toEqual(files);
  });

  it('is drawn on its page where it cannot be had alone', async () => {
    const shown = stream(picture, `/BBox [0 0 200 100] ${fonts}`);
    const { embedded } = await show(shown, annotation(''));
    expect(names(embedded)).toEqual(['page 1 › comment › picture.png']);
    expect(await darkCorner(embedded)).toBe('top left');
  });

  it.each(['Popup', 'Widget', 'Link'])(
    'is not asked of what shows nothing of its own: %s',
    async (subtype) => {
      const found = await show(appearance(`${words} ${picture}`), annotation('', subtype));
      expect(placesOf(found)).toEqual({ 'page 1': line });
      expect(names(found.embedded)).toEqual([]);
    },
  );

  it('is drawn once, however many pages have it', async () => {
    const { embedded, unscannable } = await show(appearance(picture), annotation(''), { pages: 30 });
    expect(names(embedded)).toEqual(['page 1 › comment › picture.png']);
    expect(unscannable).toBeUndefined();
  });

  it('is part of a page that is drawn', async () => {
    const found = await read('q 400 0 0 200 72 72 cm /Im Do Q', {
      more: '/Annots [110 0 R]',
      objects: { 110: annotation(''), 111: appearance(picture) },
    });
    expect(names(found.embedded)).toEqual(['page 1 › scan.png']);
  });
});
