import { describe, expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { encodeGreyPng } from './extractors/pdf/grey-png.ts';
import { lookInto, type LookOptions } from './look-into.ts';
import { createMeter, standardLimits } from './meter.ts';
import { imageTypes } from './pixels.ts';
import { createReadersFor } from './readers.ts';
import type { Stage } from './stage.ts';
import { utf8 } from './testing/bytes.ts';
import { buildOdf } from './testing/odf-builder.ts';
import { buildDocx, wordParagraph } from './testing/ooxml-builder.ts';
import { buildZip } from './testing/zip-builder.ts';

const picture = (width: number, height = width): Uint8Array =>
  encodeGreyPng({ width, height, data: new Uint8Array(width * height).fill(200) }, createMeter());
const screen = picture(300, 100);

/** Engines that say which of them looked, and let time pass. */
function fakes(take: { readonly qr?: number; readonly ocr?: number } = {}) {
  const clock = { now: 0 };
  const seen: string[] = [];
  const engine = (stage: 'qr' | 'ocr'): Engine => ({
    types: imageTypes,
    poisoned: false,
    extract(bytes, into, meter) {
      const { milliseconds, ocrMilliseconds } = meter.left();
      seen.push(`${stage} ${bytes.length} ${milliseconds}/${ocrMilliseconds}`);
      clock.now += take[stage] ?? 0;
      into.text([stage], `${stage}-words`);
    },
  });
  const readersFor = createReadersFor(
    (['qr', 'ocr'] as const).map((stage) => ({
      types: imageTypes,
      stage,
      load: () => Promise.resolve(engine(stage)),
    })),
  );
  const limits = { ...standardLimits, milliseconds: 1000, ocrMilliseconds: 500 };
  return { seen, meter: createMeter(limits, () => clock.now), readersFor };
}

const look = (name: string, bytes: Uint8Array, options: Partial<LookOptions> = {}) =>
  lookInto(name, bytes, { ...fakes(), ...options });
const placesIn = (texts: readonly { readonly path: readonly string[] }[]): string[] =>
  texts.map(({ path }) => path.join(' › '));

describe('a file of very many texts', () => {
  it('is looked into like any other', async () => {
    const extract: Engine['extract'] = (_, into) => {
      for (let at = 0; at < 300_000; at += 1) into.text([], 'x');
    };
    const reader = { stage: 'text', load: () => Promise.resolve({ types: [], extract }) } as const;
    const looked = await lookInto('all.vcf', utf8('x'), { readersFor: () => [reader] });
    expect(looked.texts).toHaveLength(300_001);
  });
});

describe('stages', () => {
  it('come one after the other over all files, pictures in documents included', async () => {
    const docx = buildDocx(wordParagraph('words'), { 'word/media/image1.png': screen });
    const zip = buildZip({ 'a.png': screen, 'b.docx': docx, 'c.txt': 'text-words' });
    const { texts, unscannable } = await look('all.zip', zip);
    const places = placesIn(texts);
    const inWord = places.find((place) => place.startsWith('b.docx') && place.endsWith('› qr')) ?? '';
    expect(places.filter((place) => !/name$|properties/.test(place)).slice(-4)).toEqual([
      'a.png › qr',
      inWord,
      'a.png › ocr',
      inWord.replace(/qr$/, 'ocr'),
    ]);
    expect(places.indexOf('a.png › qr')).toBeGreaterThan(places.indexOf('c.txt'));
    expect(unscannable).toBe(null);
  });

  it('end where the verdict stands', async () => {
    const { seen, ...rest } = fakes();
    const heard: string[] = [];
    await lookInto('a.png', screen, {
      ...rest,
      goesOn(texts) {
        heard.push(...placesIn(texts));
        return !heard.includes('qr');
      },
    });
    expect(heard).toEqual(['name', 'qr']);
    expect(seen.map((line) => line.split(' ')[0])).toEqual(['qr']);
  });

  it('that look at pixels are left out when nobody asks for text, and the picture is not unscannable', async () => {
    const { seen, ...rest } = fakes();
    const found = await lookInto('a.png', screen, { ...rest, wants: { text: false } });
    expect([seen, found.unscannable, placesIn(found.texts)]).toEqual([[], null, ['name']]);
  });

  it('say what else is known so far; texts are not kept besides', async () => {
    const heard: string[] = [];
    const zip = buildZip({ 'a.png': utf8('no picture'), 'b.txt': 'words' });
    const found = await look('two.zip', zip, {
      goesOn(texts, { type, facets, counts }) {
        heard.push([type, ...placesIn(texts), ...facets, JSON.stringify(counts)].join(' '));
        return true;
      },
    });
    expect(heard).toEqual([
      'application/zip name embedded-file {"entries":2}',
      'application/zip a.png › name a.png › line 1 embedded-file type-mismatch {"entries":2}',
      'application/zip b.txt › name b.txt › line 1 embedded-file type-mismatch {"entries":2}',
    ]);
    expect(found).toMatchObject({ type: 'application/zip', counts: { entries: 2 }, texts: [] });
  });

  it('are told with what is done of what is known', async () => {
    const told: [Stage, number, number][] = [];
    await look('two.zip', buildZip({ 'a.png': screen, 'b.png': screen }), {
      onStage: (...step) => void told.push(step),
    });
    expect(told).toEqual([
      ['text', 0, 1],
      ['metadata', 0, 2],
      ['metadata', 1, 2],
      ['qr', 0, 2],
      ['qr', 1, 2],
      ['ocr', 0, 2],
      ['ocr', 1, 2],
    ]);
  });
});

describe('time', () => {
  it('for OCR is spent by OCR alone, and by nothing else', async () => {
    const { seen, ...rest } = fakes({ qr: 100, ocr: 300 });
    await lookInto('two.zip', buildZip({ 'a.png': screen, 'b.png': screen }), rest);
    expect(seen.map((line) => line.replace(/ \d+ /, ' '))).toEqual([
      'qr 1000/500',
      'qr 900/500',
      'ocr 500/500',
      'ocr 200/200',
    ]);
    expect(rest.meter.left()).toMatchObject({ milliseconds: 800, ocrMilliseconds: 0 });
  });
});

describe('pictures', () => {
  it.each<[string, Uint8Array, string[]]>([
    ['an icon', picture(63), ['qr']],
    ['a line of writing', picture(200, 12), ['qr', 'ocr']],
    ['a dot', picture(9), []],
    ['a picture', picture(64), ['qr', 'ocr']],
  ])('%s', async (_, bytes, stages) => {
    const { seen, ...rest } = fakes();
    const { unscannable } = await lookInto('a.png', bytes, rest);
    expect(seen.map((line) => line.split(' ')[0])).toEqual(stages);
    expect(unscannable).toBe(null);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['OpenDocument', (bytes) => buildOdf('text', '', '', { 'Thumbnails/thumbnail.png': bytes })],
    ['OOXML', (bytes) => buildDocx(wordParagraph('x'), { 'docProps/thumbnail.png': bytes })],
  ])('previews in %s are read when they are larger than programs make them', async (_, build) => {
    for (const [side, stages] of [
      [256, ['qr']],
      [257, ['qr', 'ocr']],
    ] as const) {
      const { seen, ...rest } = fakes();
      await lookInto('a', build(picture(side)), rest);
      expect(seen.map((line) => line.split(' ')[0])).toEqual(stages);
    }
  });

  it('without an engine for them are unscannable, but for their metadata', async () => {
    const { texts, unscannable } = await look('a.png', screen, { readersFor: createReadersFor([]) });
    expect([placesIn(texts), unscannable]).toEqual([['name'], 'inspector-unavailable']);
  });
});

describe('files within files', () => {
  it('that nobody reads, or that stand too deep, are unscannable', async () => {
    expect((await look('a.bin', Uint8Array.of(0, 1, 2, 3, 255, 254))).unscannable).toBe('unknown-type');
    let nested = buildZip({ 'a.txt': 'words' });
    for (let depth = 0; depth < 8; depth += 1) nested = buildZip({ 'a.zip': nested });
    expect((await look('a.zip', nested)).unscannable).toBe('too-large');
  });

  it('that cannot be read are told with every reason, the first of them ahead', async () => {
    const [bin, docx] = [Uint8Array.of(0, 1, 2, 3, 255, 254), utf8('PK\x03\x04 broken'.repeat(10))];
    const found = await look('two.zip', buildZip({ 'a.bin': bin, 'b.docx': docx, 'c.bin': bin }));
    expect(found).toMatchObject({ unscannable: 'unknown-type', otherReasons: ['broken'] });
    expect(await look('one.zip', buildZip({ 'a.bin': bin }))).not.toHaveProperty('otherReasons');
  });

  it('are told with their place; an empty one is empty; what is counted in any of them counts', async () => {
    const inner = buildZip({ 'b.csv': 'a,b\n1,2\n3,4\n' });
    const found = await look('a.txt', buildZip({ 'a.zip': inner, empty: '' }));
    expect(placesIn(found.texts)).toContain('a.zip › b.csv › name');
    expect(found).toMatchObject({
      type: 'application/zip',
      counts: { entries: 3, rows: 3, records: 3 },
      unscannable: null,
    });
    expect([...found.facets].sort()).toEqual(['embedded-file', 'type-mismatch']);
    expect((await look('nothing', utf8(''))).unscannable).toBe(null);
  });
});
