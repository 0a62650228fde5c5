import { describe, expect, it } from 'vitest';
import { english } from './english.ts';
import { fill, labelsFor, languageOf } from './labels.ts';

const placeholders = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(labels).map(([key, label]) => [key, label.match(/\{\w+\}/g)?.toSorted() ?? []]),
  );

describe('the labels', () => {
  it.each(['de', 'es', 'fr'] as const)('take the same values in %s as in English', (language) => {
    expect(placeholders(labelsFor(language, false))).toEqual(placeholders(english));
  });

  it('fall back to English, and fill what is known', () => {
    expect(languageOf('xx')).toBe('en');
    expect(fill('{count} for {name}', { count: 2 })).toBe('2 for {name}');
  });

  it('read differently where they drifted', () => {
    expect(labelsFor('de', true).send).not.toBe(labelsFor('de', false).send);
  });
});
