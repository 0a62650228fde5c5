import { describe, expect, it } from 'vitest';
import { createWord } from './fingerprint.ts';

describe('createWord', () => {
  const word = createWord(['Anna Svoboda-Of', null, 'team-42']);

  it.each([
    '',
    '3',
    '10',
    'true',
    'textbox',
    'plaintext-only',
    'wds-ic-send-filled',
    'aria-label',
    'xml:lang',
  ])('lets a word of the page pass: %s', (value) => {
    expect(word(value)).toBe(value);
  });

  it.each([
    ['a sentence', 'see you at nine'],
    ['a name', 'Ben'],
    ['another script', 'анна'],
    ['a number', '420'],
    ['a number in a word', 'chat-42070'],
    ['part of the title, however it is written', 'cell-anna'],
    ['part of an id', 'team-row'],
    ['anything long', 'x'.repeat(61)],
    ['an address', 'a@example.com'],
  ])('hides %s', (_what, value) => {
    expect(word(value)).toBe('*');
  });

  it('is not led astray by the small words of a title', () => {
    expect(word('profile')).toBe('profile');
  });
});
