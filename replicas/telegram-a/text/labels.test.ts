import { describe, expect, it } from 'vitest';
import { english } from './english.ts';
import { fill, labelsFor, languageOf } from './labels.ts';

const placeholders = (label: string) => label.match(/\{\w+\}/g) ?? [];

describe('labels', () => {
  it.each(['en', 'de', 'es', 'fr'] as const)('%s has every label with its placeholders', (language) => {
    for (const drift of [false, true]) {
      const labels = new Map(Object.entries(labelsFor(language, drift)));
      for (const [key, label] of Object.entries(english)) {
        expect(labels.get(key)?.trim(), key).toBeTruthy();
        expect(placeholders(labels.get(key) ?? ''), key).toEqual(placeholders(label));
      }
    }
  });

  it('fall back to English and leave unknown placeholders alone', () => {
    expect(languageOf('xx')).toBe('en');
    expect(languageOf('toString')).toBe('en');
    expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
  });
});
