import { describe, expect, it } from 'vitest';
import { generate } from '../pattern/generate.ts';
import { parsePattern } from '../pattern/parse.ts';
import { charClasses } from './char-classes.ts';
import { Forward } from './forward.ts';
import { spanOf } from './spans.ts';
import { StateCache } from './state-cache.ts';

/** A fixed sequence without pattern: the linear congruential generator of Numerical Recipes. */
function scrambled(length: number): string {
  let state = 7;
  let text = '';
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state >>> 31 === 1 ? 'a' : 'b';
  }
  return text;
}

describe('StateCache', () => {
  it('knows a state again and keeps what it was linked to', () => {
    const cache = new StateCache(3);
    const first = cache.intern([1, 2], 0);
    const second = cache.intern([1, 2], 1);
    expect(second).not.toBe(first);
    expect(cache.intern([1, 2], 0)).toBe(first);
    cache.link(first, 2, second, cache.flushes);
    for (let i = 0; i < 100; i += 1) cache.intern([i, i], 0);
    expect(cache.cells[first * 3 + 2]).toBe(second);
    expect(cache.flags[second]).toBe(1);
  });

  it('forgets a link whose beginning was flushed away', () => {
    const cache = new StateCache(2);
    const first = cache.intern([1], 0);
    const before = cache.flushes;
    cache.flush();
    cache.link(first, 0, 5, before);
    expect(cache.cells[first * 2]).toBe(-1);
  });

  it('may be flushed in the middle of a search without changing the result', () => {
    const code = generate(parsePattern('[ab]*a[ab]{14}c', false), { before: [], after: [] });
    const forward = new Forward(code, charClasses(code));
    const text = `${scrambled(80_000)}a${scrambled(14)}c`;
    expect(forward.find(text, 0, spanOf(0, text.length), text.length)).toBe(text.length);
    expect(forward.cache.flushes).toBeGreaterThan(0);
  });
});
