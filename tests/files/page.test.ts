import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './hand/fixture.ts';
import { claimsOf, pageText } from './page.ts';
import { allSpecimens } from './specimens.ts';

const committed = readFileSync(path.join(root, 'docs/FILES.md'), 'utf8');

describe('docs/FILES.md', () => {
  it('claims what the corpus holds, no more and no less (npm run test:files writes it)', () => {
    const now = pageText(allSpecimens, new Map(), { commit: '', date: '' });
    expect(claimsOf(committed)).toEqual(claimsOf(now));
  });

  it('shows nothing that failed', () => {
    expect(committed).not.toContain('| **✗** |');
    expect(committed).not.toContain(': **✗**');
  });
});

describe('the corpus', () => {
  it('plants each text once in a file, under a name of its own', () => {
    for (const { name, plants } of allSpecimens) {
      expect(new Set(plants.map(({ place }) => place)).size, name).toBe(plants.length);
      const words = plants.map(({ word }) => word);
      const inOthers = words.filter((word, at) => words.some((other, i) => i !== at && other.includes(word)));
      expect(inOthers, name).toEqual([]);
    }
  });
});
