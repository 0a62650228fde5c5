import { describe, expect, it } from 'vitest';
import { excerptOf, neutralise, shorten, type Excerpt } from './excerpt.ts';

const span = (text: string, value: string, masked = '••••') => {
  const start = text.indexOf(value);
  return { start, end: start + value.length, masked };
};
const shown = ({ parts }: Excerpt) =>
  parts.map(({ kind, text }) => (kind === 'mark' ? `[${text}]` : text)).join('');
const count = ({ parts }: Excerpt) =>
  parts.reduce((sum, { text }) => sum + Array.from(new Intl.Segmenter().segment(text)).length, 0);

describe('excerptOf', () => {
  it('shows a short text whole, with the value masked', () => {
    const text = 'book it on SECRET, thanks';
    expect(excerptOf(text, [span(text, 'SECRET')])).toEqual({
      parts: [
        { kind: 'text', text: 'book it on ' },
        { kind: 'mark', text: '••••' },
        { kind: 'text', text: ', thanks' },
      ],
      more: 0,
    });
  });

  it('cuts a long text at words, on both sides, within the limit', () => {
    const text = `${'before '.repeat(100)}SECRET${' after'.repeat(100)}`;
    const excerpt = excerptOf(text, [span(text, 'SECRET')]);
    expect(shown(excerpt)).toMatch(/^…before .*before \[••••\] after .* after…$/);
    expect(count(excerpt)).toBeLessThanOrEqual(162);
    expect(count(excerpt)).toBeGreaterThan(130);
  });

  it('cuts within a line that has no blanks', () => {
    const text = `${'a'.repeat(5000)}SECRET${'b'.repeat(5000)}`;
    expect(shown(excerptOf(text, [span(text, 'SECRET')]))).toBe(`…${'a'.repeat(60)}[••••]${'b'.repeat(95)}…`);
  });

  it('never cuts an emoji or an accented letter in two', () => {
    const family = '👩‍👩‍👧';
    const text = `${family.repeat(200)}SECRET${'e\u0301'.repeat(300)}`;
    expect(shown(excerptOf(text, [span(text, 'SECRET')]))).toBe(
      `…${family.repeat(60)}[••••]${'e\u0301'.repeat(95)}…`,
    );
  });

  it('shows a line break as a blank and nothing that reorders or hides text', () => {
    const text = 'pay\r\n\t to \u202eevil\u2066 \u0000SECRET\u2069\u200f now';
    expect(shown(excerptOf(text, [span(text, 'SECRET')]))).toBe('pay to evil [••••] now');
  });

  it('marks neighbours, also those before the first, and counts the rest', () => {
    const text = `A1 and B2 and C3 ${'x '.repeat(300)} D4`;
    const spans = ['B2', 'A1', 'C3', 'D4'].map((value) => span(text, value, `${value[0]}•`));
    const excerpt = excerptOf(text, spans);
    expect(shown(excerpt)).toMatch(/^\[A•\] and \[B•\] and \[C•\] x x/);
    expect(excerpt.more).toBe(1);
  });

  it('shows no clear value beside the mark, even where spans overlap', () => {
    const text = 'mail SECRET-ONE-TWO now';
    const excerpt = excerptOf(text, [
      span(text, 'SECRET-ONE', 'S••'),
      span(text, 'ONE-TWO', 'O•'),
      span(text, 'ONE', 'x'),
    ]);
    expect(shown(excerpt)).toBe('mail [S••] now');
    expect(excerpt.more).toBe(0);
  });

  it('never shows a value that did not fit', () => {
    const text = `FIRST ${'x'.repeat(150)} SECOND and more`;
    const excerpt = excerptOf(text, [span(text, 'FIRST'), span(text, 'SECOND', '•'.repeat(60))]);
    expect(shown(excerpt)).not.toContain('SECOND');
    expect(excerpt.more).toBe(1);
  });

  it('opens with the text itself when nothing is marked', () => {
    expect(shown(excerptOf('just words', []))).toBe('just words');
  });
});

describe('neutralise', () => {
  it.each([
    ['lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['joiners stay', 'می\u200cخواهم 👩‍💻', 'می\u200cخواهم 👩‍💻'],
    ['tags and zero width', 'a\u200b\u{e0041}\u{feff}b', 'ab'],
    ['controls', 'a\u0007\u009bb', 'ab'],
    ['separators', 'a\u2028\u2029\u0085b', 'a b'],
  ])('%s', (_, text, expected) => expect(neutralise(text)).toBe(expected));
});

it('shortens a long name at a word', () => {
  expect(shorten('a name that goes on and on', 14)).toBe('a name that…');
  expect(shorten('short', 14)).toBe('short');
});
