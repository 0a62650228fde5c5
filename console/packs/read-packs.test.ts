import { expect, it } from 'vitest';
import { samplePack, sampleRule } from '../../lib/core/policy/sample-policy.ts';
import { readPacks } from './read-packs.ts';

it('puts together what is in the policy and what can be added', () => {
  const pack = (id: string, path = `rules/packs/${id}.yaml`) => samplePack(sampleRule({}), path, id);
  const files = [
    pack('cards', 'rules/moved.yaml'),
    pack('own'),
    { path: 'broken.yaml', text: 'kind: RulePack\n: [' },
  ];
  const library = [pack('cards'), pack('hr')];
  expect(
    readPacks(files, library).map((entry) => [entry.pack.id, entry.path, entry.shipped?.path ?? null]),
  ).toEqual([
    ['cards', 'rules/moved.yaml', 'rules/packs/cards.yaml'],
    ['own', 'rules/packs/own.yaml', null],
    ['hr', null, 'rules/packs/hr.yaml'],
  ]);
});
