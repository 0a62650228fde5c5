import { describe, expect, it } from 'vitest';
import { placeOf } from './policy-model.ts';

const files = [
  { path: 'd.yaml', text: 'kind: Detector\nid: cards\n' },
  {
    path: 'a.yaml',
    text: 'kind: RulePack\nid: "cards" # ours\nrules:\n  - severity: low\n    id: cards\n  - id: other\n',
  },
];

describe('placeOf', () => {
  it.each([
    ['the pack, by its file', { id: 'cards' }, undefined, { file: 'a.yaml', line: 1 }],
    ['a rule named like its pack', { id: 'cards' }, { id: 'cards' }, { file: 'a.yaml', line: 5 }],
    ['a rule that begins with its id', { id: 'cards' }, { id: 'other' }, { file: 'a.yaml', line: 6 }],
    ['a rule that is not there: the file', { id: 'cards' }, { id: 'gone' }, { file: 'a.yaml', line: 1 }],
    ['a pack that no file holds', { id: 'gone' }, undefined, null],
  ])('finds %s', (_, pack, rule, place) => {
    expect(placeOf({ files }, pack, rule)).toEqual(place);
  });
});
