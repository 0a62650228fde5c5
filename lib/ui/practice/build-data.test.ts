import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadPolicy } from '../../core/decide/index.ts';
import { practiceCatalogues } from '../texts/practice/index.ts';
import { textsFor } from '../texts/catalogue.ts';
import { demonstrationPolicy, publishedExamples } from './build-data.ts';
import { exercisesFor } from './exercises.ts';
import { createSamples } from './samples.ts';

const read = (path: string) => readFileSync(`rules/${path}`, 'utf8');
const detectors = readdirSync('rules/detectors').map((path) => ({ path, text: read(`detectors/${path}`) }));
const demonstration = demonstrationPolicy(read('packs/starter.yaml'), detectors);
if (!demonstration.ok) throw new Error(JSON.stringify(demonstration.error));
const policy = loadPolicy(demonstration.value);
const examples = publishedExamples(detectors);

it('demonstrates every verdict, and every rule has its words in every language', () => {
  const { rules, version } = demonstration.value;
  expect(version).toBe(0);
  expect(new Set(rules.map(({ then }) => then.action))).toEqual(new Set(['warn', 'justify', 'block']));
  for (const { then, title } of rules)
    for (const words of [then.tell ?? {}, title, ...(then.suggest ?? []).map(({ label }) => label)])
      expect(Object.keys(words).sort()).toEqual(Object.keys(practiceCatalogues).sort());
});

it('offers tools of its own: the pack has none', () => {
  const tools = demonstration.value.rules.flatMap(({ then }) => then.suggest ?? []);
  expect(tools.map(({ label }) => label['en'])).toEqual([
    'Make a payment link',
    'Share with the password manager',
    'Share with the password manager',
    'Share as a file with access control',
    'Share with the password manager',
  ]);
});

it.each(Object.keys(practiceCatalogues))('has an exercise for each of its rules in %s', async (language) => {
  const { say } = textsFor(practiceCatalogues, [language]);
  const setting = { title: say('partner'), cleanText: say('cleanText'), now: Date.now() };
  const { exercises, others } = await exercisesFor(
    policy,
    createSamples(policy, examples, language),
    setting,
  );
  expect(exercises.map(({ kind }) => kind)).toEqual([
    'clean',
    ...demonstration.value.rules.map(() => 'rule'),
    'file',
  ]);
  expect(others).toEqual([]);
});

it('prefers an example in the language of the person', () => {
  const password = (language: string) =>
    [...createSamples(policy, examples, language).textsOf('spoken-password')][0];
  expect(password('en')).toMatch(/the password is/);
  expect(password('de')).toMatch(/Passwort/);
});
