import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { counts, facets, unscannableReasons } from '../../lib/core/decide/words.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { samplePack, samplePlatform, sampleSettings } from '../../lib/core/policy/sample-policy.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const page = readFileSync(path.join(root, 'docs/FILE-RULES.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((found) => found[1] ?? '');
const email = {
  path: 'email-address.yaml',
  text: readFileSync(path.join(root, 'rules/detectors/email-address.yaml'), 'utf8'),
};

describe('the page about rules for files', () => {
  it('shows rules that pass, with their examples', () => {
    expect(blocks.length).toBeGreaterThan(1);
    const files = [samplePack(blocks.join('\n')), samplePlatform(), sampleSettings(), email];
    expect(parsePolicyFiles(files).problems).toEqual([]);
  });

  it('explains every facet, reason and count', () => {
    const fields = counts.map((count) => `min${count.charAt(0).toUpperCase()}${count.slice(1)}`);
    const missing = [...facets, ...unscannableReasons, ...fields].filter(
      (word) => !page.includes(`\`${word}\``),
    );
    expect(missing).toEqual([]);
  });
});
