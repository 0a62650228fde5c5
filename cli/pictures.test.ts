import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import { run } from './sluice.ts';

const fixtures = fileURLToPath(new URL('../lib/inspect/testing/fixtures', import.meta.url));
const rules = fileURLToPath(new URL('../rules', import.meta.url));

async function sluice(...argv: string[]) {
  let out = '';
  const io = { directory: fixtures, out: (text: string) => (out += text), err: () => undefined };
  const code = await run(argv, { ...io, readInput: () => Promise.resolve('') });
  return { code, out };
}

describe('pictures', () => {
  it('are read for codes and writing, each text with its place', async () => {
    const { code, out } = await sluice('text', 'codes.png', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: 'image/png', unscannable: null });
    expect(out).toContain('planted-qr https://planted.example/?iban=1');
  }, 120_000);

  it('are scanned as texts are', async () => {
    const { code, out } = await sluice('scan', 'screen-light.png', '--rules', rules, '--json');
    expect(code).toBe(1);
    const { findings } = JSON.parse(out) as { findings: { detector: string; path: string[] }[] };
    const found = findings.filter(({ path }) => path[0] === 'text in the image');
    // The card number is one that everybody tests with.
    expect(found.map(({ detector }) => detector)).toEqual(expect.arrayContaining(['iban', 'test-data']));
  }, 120_000);

  it('that are damaged are refused by the decoder, and the next one is decoded', async () => {
    const whole = new Uint8Array(await readFile(`${fixtures}/codes.png`));
    await expect(decodeImage(whole.subarray(0, whole.length >> 1))).rejects.toThrow();
    const { width, height, data } = await decodeImage(whole);
    expect(data.length).toBe(width * height * 4);
  });
});
