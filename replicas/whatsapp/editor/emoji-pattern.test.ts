import { describe, expect, it } from 'vitest';
import { firstEmoji, splitEmoji } from './emoji-pattern.ts';

describe('emoji in text', () => {
  it.each([
    ['plain 4539 1488', null],
    ['\u00a9 1 # *', null],
    ['hi \u{1f600}', { emoji: '\u{1f600}', start: 3 }],
    ['\u2764\ufe0f', { emoji: '\u2764\ufe0f', start: 0 }],
    [
      'family \u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      { emoji: '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', start: 7 },
    ],
  ])('%j', (text, expected) => {
    expect(firstEmoji(text)).toEqual(expected);
  });

  it('is cut out without losing a character', () => {
    const text = '\u{1f600}a\u{1f44d}\u{1f44d}b\n';
    const parts = splitEmoji(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.map((part) => part.emoji)).toEqual([true, false, true, true, false]);
  });
});
