import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCfb } from './cfb.ts';
import { storageAsFile, writeCfb, type CfbStream } from './cfb-writer.ts';
import { createMeter } from './meter.ts';
import { cut, mutated } from './testing/random.ts';

const stream = (path: string[], name: string, length: number): CfbStream => ({
  path,
  name,
  bytes: Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff),
});
const streams = [
  stream([], 'empty', 0),
  stream([], 'small', 100),
  stream([], 'WordDocument', 10_000),
  stream(['A'], 'limit', 4096),
  stream(['A', 'B'], 'below', 4095),
  stream(['A', 'B'], 'large', 300_000),
  stream(['C'], 'other', 65),
];

describe('compound files', () => {
  const file = writeCfb(streams);

  it('come out as they went in', () => {
    const cfb = readCfb(file, createMeter());
    for (const { path, name, bytes } of streams) {
      const entry = cfb.find(name, path);
      expect(entry && cfb.read(entry)).toEqual(bytes);
    }
    expect(cfb.entries).toHaveLength(streams.length + 3);
    expect(cfb.damaged()).toBe(false);
  });

  it('of another writer are read to their last stream', () => {
    for (const name of ['places.doc', 'places.xls']) {
      const bytes = readFileSync(new URL(`./testing/fixtures/legacy/${name}`, import.meta.url));
      const cfb = readCfb(new Uint8Array(bytes), createMeter());
      const lengths = cfb.entries.map((entry) => entry.kind === 'stream' && cfb.read(entry).length);
      expect(lengths.filter((length) => length !== false && length > 100).length).toBeGreaterThan(2);
      expect(cfb.damaged()).toBe(false);
    }
  });

  it('with more FAT than the header lists', () => {
    const large = writeCfb([stream([], 'large', 9_000_000)]);
    const cfb = readCfb(large, createMeter());
    const entry = cfb.find('large');
    expect(entry && cfb.read(entry).length).toBe(9_000_000);
    expect(cfb.damaged()).toBe(false);
  });

  it('give a storage as a file of its own', () => {
    const inner = readCfb(storageAsFile(readCfb(file, createMeter()), ['A'], createMeter()), createMeter());
    expect(inner.entries.map(({ name }) => name).sort()).toEqual(['B', 'below', 'large', 'limit']);
    const entry = inner.find('below', ['B']);
    expect(entry && inner.read(entry)).toEqual(streams[4]?.bytes);
  });

  it('neither hang nor grow when they are broken', () => {
    for (const bytes of [...cut(file), ...mutated(file.slice(0, 40_000), 300)]) {
      const meter = createMeter();
      try {
        const cfb = readCfb(bytes, meter);
        for (const entry of cfb.entries) cfb.read(entry);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });

  it('say that they are damaged when a chain runs in a circle or the end is missing', () => {
    const circle = file.slice();
    const cfb = readCfb(circle, createMeter());
    const entry = cfb.find('large', ['A', 'B']);
    const view = new DataView(circle.buffer);
    const fatAt = (view.getUint32(76, true) + 1) * 512;
    view.setUint32(fatAt + (entry?.start ?? 0) * 4, entry?.start ?? 0, true);
    const again = readCfb(circle, createMeter());
    if (entry !== undefined) again.read(entry);
    expect(again.damaged()).toBe(true);
    // The directory stands at the end.
    expect(() => readCfb(file.slice(0, file.length - 40_000), createMeter())).toThrow();
  });
});
