import { describe, expect, it } from 'vitest';
import { broughtOver, meetings } from './merge-model.ts';

const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));
const base = files({ a: '1\n2\n3\n', b: '1\n2\n3\n', c: 'x\n', d: 'x\n', e: 'x\n' });
const theirs = files({ a: '1\n2\n3\n', b: '1\n2\nTHREE\n', c: 'theirs\n', d: 'same\n' });
const edits = new Map([
  ['a', 'mine\n'],
  ['b', 'ONE\n2\n3\n'],
  ['c', 'mine\n'],
  ['d', 'same\n'],
  ['e', 'mine\n'],
  ['new', 'n\n'],
]);

describe('bringing a draft up to date', () => {
  const met = meetings(base, theirs, edits);

  it('says of each file who changed it', () => {
    expect(met.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      ...['a yours', 'b merged', 'c clash', 'd same', 'e clash', 'new yours'],
    ]);
  });

  it('keeps both changes where it can, and what was chosen where it cannot', () => {
    expect([...broughtOver(met, new Set(['c']))]).toEqual([
      ['a', 'mine\n'],
      ['b', 'ONE\n2\nTHREE\n'],
      ['c', 'theirs\n'],
      ['d', 'same\n'],
      ['e', 'mine\n'],
      ['new', 'n\n'],
    ]);
    expect(broughtOver(met, new Set(['e'])).get('e')).toBe(null);
  });
});
