import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import { mostDistinct, mostKept } from './detector-count.ts';
import type { Egress, InspectedFile } from './egress.ts';
import { judge, judgeInPage, type LoadedPolicy, loadPolicy, startFileJudge } from './index.ts';
import type { Verdict } from './verdict.ts';

function load(...rules: readonly string[]): LoadedPolicy {
  const compiled = compilePolicy(samplePolicy(rules.join('\n')), {
    organisation: 'o',
    version: 3,
    issuedAt: '2026-03-01T00:00:00.000Z',
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return loadPolicy(compiled.value);
}

const egress: Egress = {
  platform: 'whatsapp',
  channel: 'file',
  conversation: { kind: 'direct', title: 'ACME' },
  account: { id: null },
  content: { kind: 'files', files: [] },
};
const about: Omit<InspectedFile, 'texts'> = { name: 'a.csv', type: 'text/csv', bytes: 10, facets: [] };
const part = (text: string, ...path: string[]) => ({ path, text });
const code = (n: number) => `PRJ-${String(1000 + (n % 9000))}`;
const block = { then: '{ action: block }' };

describe('a file judged as it comes', () => {
  const policy = load(
    sampleRule({ ...block, when: '{ files: { minRows: 5 } }' }),
    sampleRule({ id: 'many', match: '{ detector: project-code, minCount: 7, minDistinct: 4 }' }),
    sampleRule({
      id: 'near',
      match:
        '{ all: [{ detector: ticket, minCount: 2 }, { detector: project-code }], within: { chars: 60 } }',
      then: '{ action: justify, reasons: { minLength: 3 } }',
    }),
    sampleRule({ id: 'both', match: '{ all: [{ detector: ticket }, { detector: project-code }] }' }),
    sampleRule({
      id: 'either',
      match:
        '{ any: [{ detector: ticket, minCount: 5 }, { all: [{ detector: ticket }], within: { chars: 9 } }] }',
      unless: '{ detector: project-code, minDistinct: 6 }',
      unscannable: 'block',
    }),
  );
  const words = fc.array(
    fc.oneof(
      fc.nat(8).map(code),
      fc.nat(8).map((n) => `TKT-${String(2000 + n)}`),
      fc.constant('and so on, for quite a while, until the evening'),
    ),
    { maxLength: 12 },
  );
  const texts = fc.array(
    fc.record({
      path: fc.array(fc.constantFrom('sheet 1', 'B4', 'page 2'), { maxLength: 2 }),
      text: words.map((all) => all.join(' ')),
    }),
    { maxLength: 6 },
  );
  const rest = fc.record({
    counts: fc.record({ rows: fc.nat(9) }),
    unscannable: fc.constantFrom('broken' as const, undefined),
  });

  it('gets the verdict that all of it gets at once, however it is cut up', () => {
    fc.assert(
      fc.property(texts, fc.nat(6), rest, (all, cut, { counts, unscannable }) => {
        const file = { ...about, counts, ...(unscannable && { unscannable }) };
        const running = startFileJudge(policy, egress, 0);
        running.add(all.slice(0, cut));
        running.add(all.slice(cut));
        const whole: Egress = { ...egress, content: { kind: 'files', files: [{ ...file, texts: all }] } };
        expect(running.verdict(file)).toEqual(judge(policy, whole, 0));
      }),
      { numRuns: 150 },
    );
  });

  it('gets the same verdict in a chat page, which knows no more of it than its name', () => {
    fc.assert(
      fc.property(words, rest, (all, { counts, unscannable }) => {
        const name = { path: ['name'], text: all.join(' ') };
        const file = { ...about, counts, ...(unscannable && { unscannable }), texts: [name] };
        const named: Egress = {
          ...egress,
          content: { kind: 'files', files: [file, { ...about, texts: [] }] },
        };
        expect(judgeInPage(policy, named, 0)).toEqual(judge(policy, named, 0));
      }),
      { numRuns: 150 },
    );
  });

  it('finds in one part what is found in a message of the same words', () => {
    const rules = policy.bundle.rules.filter(({ when }) => when.files === null);
    const anywhere = { ...policy, bundle: { ...policy.bundle, rules } };
    fc.assert(
      fc.property(words, (all) => {
        const text = all.join(' ');
        const running = startFileJudge(anywhere, egress, 0);
        running.add([part(text)]);
        const inFile = running.verdict(about);
        const message = judge(anywhere, { ...egress, content: { kind: 'text', text } }, 0);
        const bare = ({ hits, tallies }: Verdict) => ({
          tallies,
          hits: hits.map(({ rule, action, findings }) => [
            rule.id,
            action,
            findings.map(({ start }) => start),
          ]),
        });
        expect(bare(inFile)).toEqual(bare(message));
      }),
      { numRuns: 150 },
    );
  });

  it('holds a span together over the pieces of a long text, and not over texts', () => {
    const near = load(
      sampleRule({
        match: '{ all: [{ detector: ticket }, { detector: project-code }], within: { chars: 50000 } }',
        ...block,
      }),
    );
    const filler = (length: number) => 'word '.repeat(length / 5);
    const long = `${filler(60_000)} TKT-2000 ${filler(40_000)} PRJ-1000 ${filler(100_000)}`;
    const far = `${filler(60_000)} TKT-2000 ${filler(50_000)} PRJ-1000 ${filler(100_000)}`;
    const decide = (...all: readonly string[]) => {
      const running = startFileJudge(near, egress, 0);
      running.add(all.map((text) => part(text, 'same place')));
      return running.verdict(about);
    };
    expect(decide(long).action).toBe('block');
    expect(decide(long).hits[0]?.findings.map(({ start }) => long.slice(start, start + 8))).toEqual([
      'TKT-2000',
      'PRJ-1000',
    ]);
    expect(decide(far).action).toBe('allow');
    expect(decide('TKT-2000', 'PRJ-1000').action).toBe('allow');
  });

  it('reads text longer than a message may be', () => {
    const running = startFileJudge(policy, egress, 0);
    const long = 'nothing of note. '.repeat(300_000);
    running.add([part(`${long} PRJ-1234 TKT-2000`, 'line 1')]);
    const { action, hits, findings } = running.verdict(about);
    expect(action).toBe('warn');
    expect(hits.map(({ rule }) => rule.id)).toEqual(['both', 'either']);
    expect(findings[0]).toMatchObject({ start: long.length + 1, provenance: { file: 0, path: ['line 1'] } });
  });
});

describe('when reading can stop', () => {
  const certain = (fields: Parameters<typeof sampleRule>[0], text = 'PRJ-1234') =>
    !startFileJudge(load(sampleRule({ ...block, ...fields })), egress, 0).add([part(text)]);

  it.each([
    ['an enforced block', {}, true],
    ['one of a part of it', { match: '{ any: [{ detector: ticket }, { detector: project-code }] }' }, true],
    ['a threshold that is not reached', { match: '{ detector: project-code, minCount: 2 }' }, false],
    ['a simulated block', { mode: 'simulate' }, false],
    ['what may still be sent', { then: '{ action: redact }' }, false],
    ['an exemption that may still come', { unless: '{ detector: ticket }' }, false],
    ['facets that are not known yet', { when: '{ files: { facets: [macro] } }' }, false],
    ['another platform', { when: '{ platforms: [whatsapp], channels: [message] }' }, false],
    ['no content asked for', { match: null }, true],
  ])('%s: %j %s', (_, fields, expected) => {
    expect(certain(fields)).toBe(expected);
  });

  it('uses name and size where they are known', () => {
    const policy = load(sampleRule({ ...block, when: '{ files: { names: ["*.csv"], minBytes: 5 } }' }));
    const add = (outside?: { name: string; bytes: number }) =>
      startFileJudge(policy, egress, 0, outside).add([part('PRJ-1234')]);
    expect(add()).toBe(true);
    expect(add({ name: 'a.csv', bytes: 5 })).toBe(false);
    expect(add({ name: 'a.csv', bytes: 4 })).toBe(true);
    expect(startFileJudge(policy, egress, 0, { name: 'a.txt', bytes: 9 }).wantsText).toBe(false);
    expect(startFileJudge(policy, egress, 0, { name: 'a.CSV', bytes: 9 }).wantsText).toBe(true);
  });

  it('wants no text that no rule asks for', () => {
    const wants = (fields: Parameters<typeof sampleRule>[0]) =>
      startFileJudge(load(sampleRule(fields)), egress, 0).wantsText;
    expect(wants({})).toBe(true);
    expect(wants({ mode: 'simulate' })).toBe(true);
    expect(wants({ when: '{ files: { facets: [macro] } }' })).toBe(true);
    expect(wants({ match: null, when: '{ files: { facets: [macro] } }' })).toBe(false);
    expect(wants({ when: '{ channels: [message] }' })).toBe(false);
    expect(wants({ when: '{ accounts: [corporate] }' })).toBe(false);
  });
});

describe('a huge list', () => {
  it('is counted whole while little of it is kept', () => {
    const policy = load(
      sampleRule({ match: '{ detector: project-code, minCount: 100000 }', id: 'count' }),
      sampleRule({ match: '{ detector: project-code, minDistinct: 9000 }', id: 'distinct' }),
      sampleRule({ match: '{ detector: project-code, minDistinct: 9001 }', id: 'more' }),
    );
    const running = startFileJudge(policy, egress, 0);
    const lines = Array.from({ length: 10_000 }, (_, n) => code(n)).join('\n');
    for (let page = 0; page < 10; page += 1) running.add([part(lines, `page ${String(page)}`)]);
    const { hits, findings, tallies } = running.verdict(about);
    expect(hits.map(({ rule }) => rule.id)).toEqual(['count', 'distinct']);
    expect(hits.map((hit) => hit.findings.length)).toEqual([mostKept, mostKept]);
    expect(findings.length).toBeLessThanOrEqual(1000);
    expect(tallies).toMatchObject([
      { detector: 'project-code', count: 100_000, distinct: 9000, medium: 100_000 },
    ]);
  });

  it('is told apart up to a limit where no rule asks for more', () => {
    const policy = load(sampleRule({}));
    const running = startFileJudge(policy, egress, 0);
    running.add([part(Array.from({ length: 9000 }, (_, n) => code(n)).join('\n'))]);
    expect(running.verdict(about).tallies).toMatchObject([{ count: 9000, distinct: mostDistinct }]);
  });
});
