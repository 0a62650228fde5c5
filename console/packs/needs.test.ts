import { expect, it } from 'vitest';
import { missingFrom } from './needs.ts';

const file = (path: string, id: string, kind = 'Detector') => ({ path, text: `kind: ${kind}\nid: ${id}\n` });

it('adds what a policy does not have by that name, wherever it stands', () => {
  const own = [file('own/iban.yaml', 'iban'), file('rules/packs/names.yaml', 'names', 'RulePack')];
  const needs = [
    file('rules/detectors/iban.yaml', 'iban'),
    file('rules/detectors/bic.yaml', 'bic'),
    file('rules/dictionaries/names.yaml', 'names', 'Dictionary'),
  ];
  expect(missingFrom(own, needs).map(({ path }) => path)).toEqual([
    'rules/detectors/bic.yaml',
    'rules/dictionaries/names.yaml',
  ]);
});
