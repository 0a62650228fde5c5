import { describe, expect, it } from 'vitest';
import { excerptAround } from '../../lib/core/incident/excerpt.ts';
import { excerptParts } from './excerpt-parts.ts';

const told = (excerpt: string, ...masked: string[]) =>
  excerptParts(
    excerpt,
    masked.map((each) => ({ masked: each })),
  );

describe('an excerpt', () => {
  it.each([
    ['what is between brackets', ['•• [•••••] ••', '•••••'], ['•• ', '[•••••]', ' ••']],
    ['what is in clear of it', ['use ••••4821 now', '••••4821'], ['use ', '••••4821', ' now']],
    ['the first of several', ['a [••1] b', '••2', '••1'], ['a ', '[••1]', ' b']],
    ['nothing, where it could be any word', ['•••• •••••', '••••'], null],
    ['nothing, where it was cut', ['use ••48', '••4821'], null],
    ['nothing, where there is no value', ['a b', ''], null],
  ] as const)('has as found %s', (_, [excerpt, ...masked], parts) => {
    expect(told(excerpt, ...masked)).toEqual(parts);
  });

  it('is in parts as a device makes it', () => {
    const text = 'please book it on B123456, thanks';
    const excerpt = excerptAround(text, { start: 18, end: 25, masked: '••••456' });
    expect(told(excerpt, '••••456')?.[1]).toBe('[••••456]');
  });
});
