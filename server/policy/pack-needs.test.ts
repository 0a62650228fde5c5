import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { packNeeds } from './pack-needs.ts';
import { readRulesFolder } from './rules-folder.ts';

const files = readRulesFolder(join(import.meta.dirname, '../../rules'));
const others = files.filter(({ path }) => !/^rules\/(?:packs|detectors|dictionaries)\//.test(path));
const packs = files.filter(({ path }) => path.startsWith('rules/packs/'));
const idOf = (text: string) => /^id: (.*)$/m.exec(text)?.[1] ?? '';

describe('what a pack needs', () => {
  it.each(packs.map((file) => [idOf(file.text), file] as const))(
    'is all that %s needs to be checked',
    (id, pack) => {
      const needs = packNeeds(files, id);
      const { problems } = parsePolicyFiles([...others, pack, ...needs], { examples: 'skip' });
      expect(problems).toEqual([]);
      expect(needs.every(({ path }) => !path.startsWith('rules/packs/'))).toBe(true);
    },
    60_000,
  );

  it('is a part of the library, and what a detector names as evidence', () => {
    const cards = packNeeds(files, 'payment-cards');
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.length).toBeLessThan(files.length / 4);
    const named = (id: string, evidence: string) => ({
      path: `${id}.yaml`,
      text: `apiVersion: sluice/v1
kind: Detector
id: ${id}
title: { en: One }
category: business
locales: ['*']
patterns:
  - { id: a, regex: 'B\\d{6}', confidence: low, support: [{ detector: ${evidence}, confidence: high }] }
examples: { match: [{ text: B123456, find: [B123456] }], noMatch: [{ text: C, why: no digits }] }
`,
    });
    const pack = {
      path: 'a.yaml',
      text: `apiVersion: sluice/v1
kind: RulePack
id: a
title: { en: A }
rules:
  - { id: one, severity: low, mode: enforce, match: { all: [{ detector: first }] }, then: { action: log } }
`,
    };
    const library = [named('second', 'first'), named('first', 'second'), named('third', 'first'), pack];
    expect(packNeeds(library, 'a').map(({ path }) => path)).toEqual(['second.yaml', 'first.yaml']);
    expect(packNeeds(library, 'b')).toEqual([]);
  });
});
