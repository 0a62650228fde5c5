import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { EnginePoisonedError, type Engine } from '../engine.ts';
import { createCollector } from '../collector.ts';
import { decodePng } from '../testing/decode-png.ts';
import { readEngineFile } from '../testing/engine-files.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { encodeGreyPng } from './pdf/grey-png.ts';
import { createMeter, standardLimits } from '../meter.ts';
import { createQrExtractor } from './qr.ts';

let engine: Engine;
let codes: Uint8Array;
beforeAll(async () => {
  engine = await createQrExtractor({ wasm: await readEngineFile('zxing'), decode: decodePng });
  codes = new Uint8Array(await readFile(new URL('../testing/fixtures/codes.png', import.meta.url)));
});

describe('codes', () => {
  it('reads every kind on one image', async () => {
    const found = await extract(engine, codes);
    const byKind = Object.entries(placesOf(found)).map(([place, text]) => [
      /\((.*)\)/.exec(place)?.[1],
      text,
    ]);
    expect(Object.fromEntries(byKind)).toEqual({
      QR: 'planted-qr https://planted.example/?iban=1',
      'Data Matrix': 'planted-matrix',
      PDF417: 'planted-pdf417',
      Aztec: 'planted-aztec',
      'Code 128': 'planted-128',
      'EAN-13': '4006381333931',
    });
    expect(found.unscannable).toBeUndefined();
  });

  it('finds nothing on an image without codes', async () => {
    const data = new Uint8Array(100 * 100).fill(255);
    const found = await extract(engine, encodeGreyPng({ width: 100, height: 100, data }, createMeter()));
    expect(found).toEqual({ texts: [], facets: [], counts: {}, embedded: [] });
  });
});

describe('bad input', () => {
  it('survives damage', async () => {
    for (const bytes of cut(codes, 20)) expect((await extract(engine, bytes)).unscannable).toBe('broken');
    for (const bytes of mutated(codes, 30)) await extract(engine, bytes);
    expect(engine.poisoned).toBe(false);
    expect((await extract(engine, codes)).texts).toHaveLength(6);
  });

  it('decodes no image that is too large', async () => {
    const huge = codes.slice();
    new DataView(huge.buffer).setUint32(16, 100_000);
    expect((await extract(engine, huge)).unscannable).toBe('too-large');
    expect((await extract(engine, codes, { inflatedBytes: 1000 })).unscannable).toBe('too-large');
    expect((await extract(engine, codes, { milliseconds: 0 })).unscannable).toBe('timeout');
  });
});

describe('heap', () => {
  it('is poisoned by an image that wants more than its cap', async () => {
    const side = 5000;
    const small = await createQrExtractor({
      wasm: await readEngineFile('zxing'),
      maxHeapBytes: 20 * 1024 * 1024,
      decode: async () => ({ width: side, height: side, data: new Uint8Array(side * side * 4) }),
    });
    const meter = createMeter({ ...standardLimits, milliseconds: 600_000 });
    await expect(small.extract(codes, createCollector(meter).into, meter)).rejects.toThrow(
      EnginePoisonedError,
    );
    expect(small.poisoned).toBe(true);
    expect((await extract(small, codes)).unscannable).toBe('broken');
    // Another one has a heap of its own.
    expect((await extract(engine, codes)).texts).toHaveLength(6);
  });
});
