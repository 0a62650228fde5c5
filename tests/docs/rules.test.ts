import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { actions, channels, conversationKinds } from '../../lib/core/decide/words.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import {
  sampleDetector,
  samplePack,
  samplePlatform,
  sampleSettings,
} from '../../lib/core/policy/sample-policy.ts';
import { accountKinds, ruleSchema, thenSchema, whenSchema } from '../../lib/core/policy/schema.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const page = readFileSync(path.join(root, 'docs/RULES.md'), 'utf8');
const [wholePack = '', ruleAlone = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  (found) => found[1] ?? '',
);
const email = {
  path: 'email-address.yaml',
  text: readFileSync(path.join(root, 'rules/detectors/email-address.yaml'), 'utf8'),
};
const around = [
  samplePlatform(),
  sampleSettings(),
  sampleDetector('project-code', 'PRJ'),
  sampleDetector('ticket', 'TKT'),
  email,
];

describe('the page about rules', () => {
  it.each([
    ['a pack', { path: 'packs/board.yaml', text: wholePack }],
    ['a rule', samplePack(ruleAlone)],
  ])('shows %s that passes, with its examples', (_what, file) => {
    expect(file.text).toContain('then:');
    expect(parsePolicyFiles([file, ...around]).problems).toEqual([]);
  });

  it('explains every field and every word of the language', () => {
    const conversations = whenSchema.entries.conversations.wrapped.entries;
    const words = [
      ...Object.keys(ruleSchema.entries),
      ...Object.keys(thenSchema.entries),
      ...Object.keys(whenSchema.entries).filter((field) => field !== 'conversations' && field !== 'people'),
      ...Object.keys(conversations).map((field) => `conversations.${field}`),
      ...channels,
      ...conversationKinds,
      ...accountKinds,
      ...actions.filter((action) => action !== 'allow'),
    ];
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});
