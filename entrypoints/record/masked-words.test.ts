import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import { policyKey } from '../../lib/messaging/page-protocol.ts';
import { demonstrationPolicy } from '../../lib/ui/practice/build-data.ts';
import { maskedWords } from './masked-words.ts';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../lib/messaging/browser.ts', () => ({
  browser: { storage: { local: { get: async () => Object.fromEntries(stored) } } },
}));

const read = (path: string) => readFileSync(`rules/${path}`, 'utf8');
const detectors = readdirSync('rules/detectors').map((path) => ({ path, text: read(`detectors/${path}`) }));
const policy = demonstrationPolicy(read('packs/starter.yaml'), detectors);
if (!policy.ok) throw new Error(JSON.stringify(policy.error));

beforeEach(() => stored.clear());

const card = expandPlaceholders('{{luhn:453957876362148}}') ?? '';
const words = `It is only our card number ${card} again`;

it('says nothing that the policy in force knows', async () => {
  // As the browser keeps it: JSON.
  stored.set(policyKey, JSON.stringify(policy.value));
  const masked = await maskedWords(words);
  expect(masked).toMatch(/^It is only our card number .*\u2022.* again$/);
  expect(masked).not.toContain(card);
  expect(await maskedWords('our own number')).toBe('our own number');
});

it.each([
  ['no policy', undefined],
  ['one that cannot be read', { format: 99 }],
])('leaves them as they are with %s', async (_what, value) => {
  if (value !== undefined) stored.set(policyKey, value);
  expect(await maskedWords(words)).toBe(words);
});
