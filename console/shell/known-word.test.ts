import { expect, it } from 'vitest';
import { knownWord } from './known-word.ts';

it('finds a word of ours, and nothing that every object has', () => {
  expect(knownWord({ composer: 'message field' }, 'composer')).toBe('message field');
  for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
    expect(knownWord({ composer: 'message field' }, key)).toBeUndefined();
});
