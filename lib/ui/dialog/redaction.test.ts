import { expect, it } from 'vitest';
import { previewOf } from './redaction.ts';

const labels = { whole: 'whole', part: 'part' };

it('shows a text to the letter', () => {
  const text = '  two\n\n lines \u00a0';
  expect(previewOf(text, 'held', labels)).toEqual({ label: 'whole', text, isLong: false });
});

it.each(['x'.repeat(241), 'a\n'.repeat(6)])('lets a keyboard scroll a long one', (text) => {
  expect(previewOf(text, '', labels).isLong).toBe(true);
});

it('shows all of the longest message, with every change', () => {
  const text = `${'x'.repeat(30_000)}[removed]${'y'.repeat(30_000)}[removed]`;
  expect(previewOf(text, 'held', labels)).toEqual({ label: 'whole', text, isLong: true });
});

it('shows of a very long text the part around the first change, and cuts no character in two', () => {
  const filler = '\u{1f469}'.repeat(100_000);
  const { text, label } = previewOf(`${filler}[removed]${filler}`, `${filler}1234${filler}`, labels);
  expect(label).toBe('part');
  expect(text).toContain('[removed]');
  expect(text).toMatch(/^…\u{1f469}.*\u{1f469}…$/u);
  expect(text).not.toMatch(/\p{Cs}/u);
  expect(text.length).toBeLessThan(100_010);
});

it('shows the beginning of a very long text that did not change', () => {
  const text = 'a'.repeat(200_000);
  expect(previewOf(text, text, labels).text).toMatch(/^…a+$/);
});
