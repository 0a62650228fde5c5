import { describe, expect, it } from 'vitest';
import { createMeter } from '../../meter.ts';
import { prepareForOcr } from './preprocess.ts';

/** A screen of one shade, with so many pixels of another in its middle. */
function screen(ground: number, ink: number, inkPixels: number) {
  const data = new Uint8Array(640 * 400).fill(ground);
  data.fill(ink, 640 * 200, 640 * 200 + inkPixels);
  return { width: 640, height: 400, data };
}

describe('prepareForOcr', () => {
  it.each([
    ['dark on white', 255, 20],
    ['grey on nearly white', 245, 120],
    ['light on black', 0, 235],
    ['grey on dark', 30, 140],
  ])('keeps a little writing, %s: black on white', (_what, ground, ink) => {
    const { data } = prepareForOcr(screen(ground, ink, 200), createMeter());
    const black = data.filter((level) => level < 128).length;
    expect(data[0]).toBe(255);
    expect(black).toBeGreaterThan(200);
    expect(black).toBeLessThan(data.length / 100);
  });

  it.each([255, 128, 0])('leaves an empty screen (%i) empty', (ground) => {
    const { data } = prepareForOcr(screen(ground, ground, 0), createMeter());
    expect(new Set(data).size).toBe(1);
    expect(data[0]).toBe(255);
  });
});
