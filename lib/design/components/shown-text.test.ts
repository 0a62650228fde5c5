import { describe, expect, it } from 'vitest';
import { linesWithHidden, sentenceText, shownText, withoutHidden } from './shown-text.ts';

describe('shownText', () => {
  it.each([
    ['plain text', 'Invoice 12', 'Invoice 12'],
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['right-to-left override', 'cod\u202egpj.exe', 'cod⟨U+202E⟩gpj.exe'],
    ['isolates', 'a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
    ['line ends and tabs', 'a\nb\tc', 'a␊b␉c'],
    ['null and delete', 'a\u0000b\u007f', 'a␀b⟨U+007F⟩'],
    ['zero-width space', 'pay\u200bpal', 'pay⟨U+200B⟩pal'],
    ['tag characters', `x${String.fromCodePoint(0xe0041)}y`, 'x⟨U+E0041⟩y'],
    ['lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['joiners that scripts need', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['Arabic and Hebrew themselves', 'שלום', 'שלום'],
    ['stacked marks', `a${'\u0301'.repeat(60)}b`, `a${'\u0301'.repeat(4)}b`],
  ])('%s', (_, value, expected) => {
    expect(shownText(value)).toEqual({ text: expected, clipped: false });
  });

  it('clips by characters and says so', () => {
    expect(shownText('x'.repeat(5000), 20)).toEqual({ text: `${'x'.repeat(19)}…`, clipped: true });
    expect(shownText('x'.repeat(20), 20)).toEqual({ text: 'x'.repeat(20), clipped: false });
  });

  it('does not cut an astral character in half', () => {
    expect(shownText('😀'.repeat(30), 10)).toEqual({ text: `${'😀'.repeat(9)}…`, clipped: true });
  });
});

describe('sentenceText', () => {
  it('isolates what is written from right to left, and shows what would do so itself', () => {
    expect(sentenceText('Invoice 12')).toBe('Invoice 12');
    expect(sentenceText('מחיר 12')).toBe('\u2068מחיר 12\u2069');
    expect(sentenceText('فاتورة\u2069 x')).toBe('\u2068فاتورة⟨U+2069⟩ x\u2069');
    expect(sentenceText('ab\u202ecd')).toBe('ab⟨U+202E⟩cd');
  });
});

describe('withoutHidden', () => {
  it('takes out what shows nothing or turns the text round, and leaves every script as it is', () => {
    expect(withoutHidden('\u202ea\u200bb\ncd\ud800')).toBe('abcd');
    const written = 'عربي ‌می‌ \u200d नूर 😀';
    expect(withoutHidden(written)).toBe(written);
  });
});

describe('linesWithHidden', () => {
  it('numbers the lines, tabs and line ends not counted', () => {
    expect(linesWithHidden('id: a\r\n\ttitle: b\nc\u202ed\n\u200be')).toEqual([3, 4]);
    expect(linesWithHidden('')).toEqual([]);
  });
});
