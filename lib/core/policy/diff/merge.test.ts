import { describe, expect, it } from 'vitest';
import { mergeTexts } from './merge.ts';

const base = 'a\nb\nc\nd\ne\nf\n';

describe('mergeTexts', () => {
  it.each([
    ['changes in different places', 'A\nb\nc\nd\ne\nf\n', 'a\nb\nc\nd\ne\nF\n', 'A\nb\nc\nd\ne\nF\n'],
    ['a line added and one removed', 'a\nb\nnew\nc\nd\ne\nf\n', 'a\nb\nc\nd\nf\n', 'a\nb\nnew\nc\nd\nf\n'],
    ['the same change twice', 'a\nB\nc\nd\ne\nf\n', 'a\nB\nc\nd\ne\nf\n', 'a\nB\nc\nd\ne\nf\n'],
    ['the same change, and another', 'a\nB\nc\nd\ne\nf\n', 'a\nB\nc\nd\ne\nF\n', 'a\nB\nc\nd\ne\nF\n'],
    ['only mine', 'x\n', base, 'x\n'],
    ['only theirs', base, 'x\n', 'x\n'],
    ['lines at the end', `${base}mine\n`, `0\n${base}`, `0\n${base}mine\n`],
  ])('keeps %s', (_, mine, theirs, both) => {
    expect(mergeTexts(base, mine, theirs)).toBe(both);
    expect(mergeTexts(base, theirs, mine)).toBe(both);
  });

  it.each([
    ['the same line', 'a\nB1\nc\nd\ne\nf\n', 'a\nB2\nc\nd\ne\nf\n'],
    ['neighbouring lines', 'a\nB\nc\nd\ne\nf\n', 'a\nb\nC\nd\ne\nf\n'],
    ['two different lines added at one place', 'a\nx\nb\nc\nd\ne\nf\n', 'a\ny\nb\nc\nd\ne\nf\n'],
    ['a line that the other removed', 'a\nb\nC\nd\ne\nf\n', 'a\nb\nd\ne\nf\n'],
  ])('leaves %s to a person', (_, mine, theirs) => {
    expect(mergeTexts(base, mine, theirs)).toBe(null);
  });
});
