import { expect, it } from 'vitest';
import { together } from './together.ts';

it('is what its one file says', () => {
  const { reached, all } = together(1);
  expect(all().stage).toBe('metadata');
  reached(0, { stage: 'ocr', done: 1, total: 3 });
  expect(all()).toEqual({ stage: 'ocr', done: 1, total: 3 });
});

it('counts the pictures of all files, each at least once, those that are done to the end', () => {
  const { reached, ended, all } = together(4);
  reached(0, { stage: 'qr', done: 0, total: 2 });
  reached(1, { stage: 'ocr', done: 1, total: 2 });
  expect(all()).toEqual({ stage: 'ocr', done: 1, total: 6 });
  ended(1);
  expect(all()).toEqual({ stage: 'qr', done: 2, total: 6 });
  reached(0, { stage: 'ocr', done: 1, total: 2 });
  ended(2);
  expect(all()).toEqual({ stage: 'ocr', done: 4, total: 6 });
  for (const file of [0, 3]) ended(file);
  expect(all()).toMatchObject({ done: 6, total: 6 });
});
