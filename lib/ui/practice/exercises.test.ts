import { describe, expect, it } from 'vitest';
import { judge, loadPolicy } from '../../core/decide/index.ts';
import { compilePolicy } from '../../core/policy/compile.ts';
import { sampleDictionary, samplePolicy, sampleRule } from '../../core/policy/sample-policy.ts';
import { type Exercise, exercisesFor } from './exercises.ts';
import { createSamples, type PublishedExamples } from './samples.ts';
import { egressIn } from './scene.ts';

const meta = { organisation: 'org-1', version: 7, issuedAt: '2026-03-01T10:00:00.000Z' };
const published = { 'project-code': ['see PRJ-1234 now'], ticket: ['about {{join:TKT-|5678}}'] };
const title = 'Practice partner';
const cleanText = 'See you at ten!';
/** A Wednesday, 10:00 UTC. */
const now = Date.UTC(2026, 10, 25, 10);

async function practise(rule: Parameters<typeof sampleRule>[0], examples: PublishedExamples = published) {
  const dictionary = sampleDictionary('names', 'Blue Heron');
  const accounts = 'corporateAccounts: [{ platform: whatsapp, id: "+420 700 000 001" }]';
  const compiled = compilePolicy([...samplePolicy(sampleRule(rule), accounts), dictionary], meta);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const policy = loadPolicy(compiled.value);
  const found = await exercisesFor(policy, createSamples(policy, examples, 'en'), { title, cleanText, now });
  return { policy, ...found, rule: found.exercises.find(({ kind }) => kind === 'rule') ?? null };
}
const exampleOf = (exercise: Exercise | null) => exercise?.example;

describe('exercisesFor', () => {
  it('begins with what passes, and has an example of its own for each rule', async () => {
    const { exercises, others } = await practise({});
    expect(exercises.map(({ kind }) => kind)).toEqual(['clean', 'rule', 'file']);
    expect(exercises.map(exampleOf)).toEqual([cleanText, 'see PRJ-1234 now', 'see PRJ-1234 now']);
    expect(exercises.map(({ steps }) => steps)).toEqual([
      ['sent'],
      ['underlined', 'held', 'answered'],
      ['held', 'answered'],
    ]);
    expect(others).toEqual([]);
  });

  it('tells of what passes before it looks at any rule, and then of each that is found', async () => {
    const compiled = compilePolicy(samplePolicy(sampleRule({})), meta);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const policy = loadPolicy(compiled.value);
    const told: string[][] = [];
    const setting = {
      ...{ title, cleanText, now },
      onSoFar: (soFar: readonly Exercise[]) => void told.push(soFar.map(({ kind }) => kind)),
    };
    await exercisesFor(policy, createSamples(policy, published, 'en'), setting);
    expect(told).toEqual([['clean'], ['clean', 'rule']]);
  });

  it.each([
    ['several at once', '{ all: [{ detector: project-code }, { detector: ticket }] }', /PRJ.*\n.*TKT-5678/],
    ['one of several', '{ any: [{ detector: ticket }, { detector: project-code }] }', /TKT-5678/],
    ['words of a dictionary', '{ dictionary: names }', /Blue Heron/],
  ])('finds an example for %s', async (_what, match, expected) => {
    expect(exampleOf((await practise({ match })).rule)).toMatch(expected);
  });

  it('makes as many different values as a rule asks for', async () => {
    const example =
      exampleOf((await practise({ match: '{ detector: project-code, minDistinct: 5 }' })).rule) ?? '';
    expect(new Set(example.match(/PRJ-\d{4}/g)).size).toBe(5);
  });

  it('makes an example up for a detector that has none', async () => {
    expect(exampleOf((await practise({}, {})).rule)).toMatch(/PRJ-\d{4}/);
  });

  it.each([
    ['a platform', '{ platforms: [whatsapp] }'],
    ['a group', '{ conversations: { kinds: [group], minMembers: 30 } }'],
    ['a corporate account', '{ accounts: [corporate] }'],
    ['an account that nobody knows', '{ accounts: [unknown] }'],
    ['verified contacts', '{ conversations: { recipients: [verified] } }'],
  ])('arranges the conversation for %s', async (_what, when) => {
    const { policy, rule } = await practise({ when });
    if (rule === null) throw new Error('no exercise');
    const content = { kind: 'text', text: rule.example } as const;
    const egress = egressIn(rule.scene, title, { channel: 'message', content });
    expect(judge(policy, egress, now).deciding?.rule).toBe(rule.rule);
  });

  it.each([
    ['calls', { when: '{ channels: [call] }', match: null }],
    ['other hours', { when: '{ schedule: { days: [sun], hours: "08:00-18:00", zone: UTC } }' }],
    ['a conversation by name', { when: '{ conversations: { titles: ["Press*"] } }' }],
  ])('says that nothing typed here brings up a rule about %s', async (_what, rule) => {
    const { exercises, others } = await practise(rule);
    expect(exercises.map(({ kind }) => kind)).toEqual(['clean']);
    expect(others).toHaveLength(1);
  });

  it.each([
    ['simulated', { mode: 'simulate' }],
    ['only logged', { then: '{ action: log }' }],
  ])('leaves out what nobody would see: %s', async (_what, rule) => {
    const { exercises, others } = await practise(rule);
    expect([exercises.length, others.length]).toEqual([1, 0]);
  });

  it('promises nothing untouched where every message is held', async () => {
    const { exercises } = await practise({ match: null, when: '{ channels: [message] }' });
    expect(exercises).toMatchObject([{ kind: 'rule', example: cleanText, steps: ['held', 'answered'] }]);
  });

  it('tries a file for a rule about files alone', async () => {
    const { exercises } = await practise({ when: '{ channels: [file] }' });
    expect(exercises.map(({ kind }) => kind)).toEqual(['clean', 'file']);
  });
});
