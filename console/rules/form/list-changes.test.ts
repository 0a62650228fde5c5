import { describe, expect, it } from 'vitest';
import { apply } from './form-edit.ts';
import { listChanges, localisedChanges } from './list-changes.ts';
import type { Change } from './plain-change.ts';
import { parseYaml } from './yaml-node.ts';

function edited(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, change) => {
    const done = apply(now, change);
    if (!done.ok) throw new Error(done.error);
    return done.value.text;
  }, text);
}
const list = 'words:\n  - one # first\n  - two # second\n  - three\n';
const words = ['one', 'two', 'three'];
const reasons = `choices:
  # Asked for by sales.
  - { en: The customer asked, de: Der Kunde bat darum }
  - en: I know them # known
    de: Ich kenne sie
`;
const choices = [
  { en: 'The customer asked', de: 'Der Kunde bat darum' },
  { en: 'I know them', de: 'Ich kenne sie' },
];
const afterwards = (next: readonly string[]) => {
  const text = edited(reasons, localisedChanges(['choices'], choices, next));
  const data: unknown = parseYaml(text).toJS();
  return { text, data };
};

describe('a list that was changed', () => {
  it.each([
    ['reordered', ['three', 'one', 'two']],
    ['with one in the middle', ['one', 'four', 'two', 'three']],
    ['shorter', ['two']],
    ['with other words', ['one', 'two', 'thirty', 'four']],
    ['quite another', ['five', 'six']],
    ['with nothing of before', ['x']],
  ])('is written in its order: %s', (_, next) => {
    expect(parseYaml(edited(list, listChanges(['words'], words, next))).toJS()).toEqual({ words: next });
  });

  it('keeps comments beside what stays', () => {
    expect(edited(list, listChanges(['words'], words, ['two', 'three', 'more']))).toBe(
      'words:\n  - two # second\n  - three\n  - more\n',
    );
  });
});

describe('reasons', () => {
  it('keep their translations when the English wording changes, alone or altogether', () => {
    for (const en of ['The customer asked for it', 'Because']) {
      const { text, data } = afterwards([en, 'I know them']);
      expect(data).toEqual({ choices: [{ en, de: 'Der Kunde bat darum' }, choices[1]] });
      expect(text).toContain('# Asked for by sales.');
      expect(text).toContain('# known');
    }
  });

  it('take their translations with them when they move', () => {
    expect(afterwards(['I know them', 'The customer asked']).data).toEqual({ choices: choices.toReversed() });
  });

  it('that are new have none, where ever they stand', () => {
    expect(afterwards(['New', 'The customer asked', 'I know them']).data).toEqual({
      choices: [{ en: 'New' }, ...choices],
    });
    expect(afterwards(['I know them']).data).toEqual({ choices: [choices[1]] });
  });
});
