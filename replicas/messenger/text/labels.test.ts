import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashClassName } from '../../class-names.ts';
import { english } from './english.ts';
import { fill, labelsFor, languageOf } from './labels.ts';

const placeholders = (label: string) => label.match(/\{\w+\}/g) ?? [];

describe('labels', () => {
  it.each(['en', 'de', 'es', 'fr'] as const)('%s has every label with its placeholders', (language) => {
    for (const drift of ['none', 'composer', 'all'] as const) {
      const labels = new Map(Object.entries(labelsFor(language, drift)));
      for (const [key, label] of Object.entries(english)) {
        const translated = labels.get(key) ?? '';
        expect(translated.trim(), key).not.toBe('');
        expect(placeholders(translated), key).toEqual(placeholders(label));
      }
    }
  });

  it('fall back to English and leave unknown placeholders alone', () => {
    expect(languageOf('xx')).toBe('en');
    expect(languageOf('toString')).toBe('en');
    expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
  });
});

describe('class names', () => {
  it('do not collide, in either variant', () => {
    const css = readFileSync(new URL('../app.css', import.meta.url), 'utf8');
    const names = [...new Set(css.match(/\.r-[a-z-]+/g))].map((name) => name.slice(3));
    const hashes = names.flatMap((name) => [hashClassName(name, false), hashClassName(name, true)]);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
