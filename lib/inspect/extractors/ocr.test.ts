import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { EnginePoisonedError, type Engine } from '../engine.ts';
import { createCollector } from '../collector.ts';
import { createMeter, standardLimits } from '../meter.ts';
import { decodePng } from '../testing/decode-png.ts';
import { loadTesseractCore, readEngineFile } from '../testing/engine-files.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut } from '../testing/random.ts';
import { prepareForOcr, scaleFor } from './ocr/preprocess.ts';
import { createOcrExtractor } from './ocr.ts';
import { encodeGreyPng } from './pdf/grey-png.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createOcrExtractor({
    core: loadTesseractCore(),
    wasm: await readEngineFile('tesseract'),
    languages: {
      eng: new Uint8Array(await readEngineFile('eng')),
      deu: new Uint8Array(await readEngineFile('deu')),
    },
    decode: decodePng,
  });
});

async function fixture(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`../testing/fixtures/${name}`, import.meta.url)));
}

const unhurried = { milliseconds: 120_000, ocrMilliseconds: 120_000 };

describe('writing in images', () => {
  it.each(['screen-light.png', 'screen-dark.png'])(
    'reads %s',
    async (name) => {
      const found = await extract(engine, await fixture(name), unhurried);
      const text = Object.values(placesOf(found)).join('\n');
      expect(text).toContain('Invoice for Erika Muster, planted heading');
      expect(text).toContain('4111 1111 1111 1111');
      expect(text).toContain('DE02 1203 0000 0000 2020 51');
      expect(found.texts.every(({ path }) => path[0] === 'text in the image' && path.length === 2)).toBe(
        true,
      );
      expect(found.unscannable).toBeUndefined();
    },
    120_000,
  );

  it('finds nothing on an empty image', async () => {
    const data = new Uint8Array(200 * 100).fill(255);
    const found = await extract(
      engine,
      encodeGreyPng({ width: 200, height: 100, data }, createMeter()),
      unhurried,
    );
    expect(found).toEqual({ texts: [], facets: [], counts: {}, embedded: [] });
  }, 120_000);
});

describe('words with accents, read in English and the language that is asked for', () => {
  it.each([
    ['eng', 'Our café owes Chloé 4111 1111 1111'],
    ['deu', 'Größere Überweisung für Jörg Müßig'],
    ['fra', 'Reçu de Hélène Lefèvre, forêt, août'],
    ['spa', 'Señora Núñez, teléfono y cumpleaños'],
  ] as const)(
    '%s: %s',
    async (language, words) => {
      const own = await createOcrExtractor({
        core: loadTesseractCore(),
        wasm: await readEngineFile('tesseract'),
        languages: {
          eng: new Uint8Array(await readEngineFile('eng')),
          [language]: new Uint8Array(await readEngineFile(language)),
        },
        decode: decodePng,
      });
      const found = await extract(own, await fixture(`words/${language}.png`), unhurried);
      expect(Object.values(placesOf(found)).join('\n').trim()).toBe(words);
    },
    120_000,
  );
});

describe('bad input', () => {
  it('is never clean', async () => {
    const whole = await fixture('screen-light.png');
    for (const bytes of cut(whole, 20)) expect((await extract(engine, bytes)).unscannable).toBe('broken');
    expect((await extract(engine, whole, { ocrMilliseconds: 0 })).unscannable).toBe('timeout');
    const huge = whole.slice();
    new DataView(huge.buffer).setUint32(16, 1_000_000);
    expect((await extract(engine, huge)).unscannable).toBe('too-large');
    expect(engine.poisoned).toBe(false);
  });
});

describe('preparation', () => {
  const row = (...data: number[]): number[] => [
    ...prepareForOcr({ width: data.length, height: 1, data: Uint8Array.from(data) }, createMeter()).data,
  ];

  it('stretches contrast and turns dark grounds light', () => {
    expect(new Set(row(100, 120, 120, 120))).toContain(255);
    expect(row(100, 120, 120, 120)[0]).toBe(0);
    expect(row(90, 30, 30, 30)[0]).toBe(0);
    expect(row(90, 30, 30, 30).at(-1)).toBe(255);
  });

  it('aims at a size', () => {
    expect(scaleFor(100_000)).toBe(2);
    expect(scaleFor(1920 * 1080)).toBeCloseTo(1.55, 2);
    expect(scaleFor(2000 * 2830)).toBe(1);
    expect(scaleFor(36_000_000)).toBe(0.5);
  });

  it('shrinks by averages', () => {
    const side = 6400;
    const data = new Uint8Array(side * side);
    const meter = createMeter();
    const { width, height } = prepareForOcr({ width: side, height: side, data }, meter);
    expect([width, height]).toEqual([3000, 3000]);
  });
});

describe('heap', () => {
  it('is poisoned by an image that wants more than its cap', async () => {
    const side = 4000;
    const data = new Uint8Array(side * side * 4).fill(255);
    const small = await createOcrExtractor({
      core: loadTesseractCore(),
      wasm: await readEngineFile('tesseract'),
      languages: { eng: new Uint8Array(await readEngineFile('eng')) },
      maxHeapBytes: 20 * 1024 * 1024,
      decode: async () => ({ width: side, height: side, data }),
    });
    const whole = await fixture('screen-light.png');
    const meter = createMeter({ ...standardLimits, ...unhurried });
    await expect(small.extract(whole, createCollector(meter).into, meter)).rejects.toThrow(
      EnginePoisonedError,
    );
    expect(small.poisoned).toBe(true);
    expect((await extract(small, whole, unhurried)).unscannable).toBe('broken');
  }, 120_000);
});
