import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ocrLanguages } from './ocr-languages.mjs';

const four = ['eng', 'deu', 'fra', 'spa'].map((name) => `${name}.traineddata.gz`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-ocr-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const put = (...names: readonly string[]) => {
  for (const name of names) writeFileSync(join(folder, name), 'data');
};

it('are those that come with the extension where there are no others', () => {
  for (const place of [folder, join(folder, 'not-there')]) {
    const { list, files } = ocrLanguages(place);
    expect(list).toEqual({ always: four, whenAsked: [] });
    expect(files.map(({ name }) => name)).toEqual(four);
    expect(files.every(({ source }) => existsSync(source))).toBe(true);
  }
});

it('are found where somebody puts them, packed or not; one of the four is replaced', () => {
  put('pol.traineddata.gz', 'chi_sim.traineddata', 'deu.traineddata', 'README.md', '.gitignore');
  const { list, files } = ocrLanguages(folder);
  expect(list.always).toEqual(four.with(1, 'deu.traineddata'));
  expect(list.whenAsked).toEqual(['chi_sim.traineddata', 'pol.traineddata.gz']);
  expect(files.find(({ name }) => name === 'deu.traineddata')?.source).toBe(join(folder, 'deu.traineddata'));
  expect(files).toHaveLength(6);
});

it('are refused when they are called otherwise', () => {
  put('polish.traineddata');
  expect(() => ocrLanguages(folder)).toThrow('polish.traineddata is no data');
});
