import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  sampleDetector,
  samplePack,
  samplePlatform,
  sampleSettings,
} from '../lib/core/policy/sample-policy.ts';
import { run } from './sluice.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sluice-explain-'));
  const file = {
    path: 'detectors/file-number.yaml',
    text: `apiVersion: sluice/v1
kind: Detector
id: file-number
title: { en: File number }
category: business
locales: ['*']
patterns:
  - id: plain
    regex: '\\d{8}'
    validators: [luhn, { check: [{ length: 8 }] }]
    confidence: medium
    supportRequired: true
    support:
      - { keywords: [file, folder], within: { chars: 40 }, confidence: high }
    contrary:
      - { keywords: [order] }
exclude: { values: ['79927406'] }
examples:
  match:
    - { text: 'file {{luhn:7992739}}', find: ['{{luhn:7992739}}'] }
  noMatch:
    - { text: '{{luhn:7992739}}', why: no word about it }
`,
  };
  const rules = `  - { id: stop, severity: high, mode: enforce, match: { detector: file-number, minConfidence: high }, then: { action: block } }
  - { id: many, severity: low, mode: simulate, match: { detector: file-number, minDistinct: 3 }, then: { action: log } }
  - { id: edits, severity: low, mode: enforce, when: { channels: [edit] }, match: { detector: ticket }, then: { action: log } }
  - { id: spared, severity: low, mode: enforce, match: { detector: file-number }, unless: { detector: ticket }, then: { action: log } }
`;
  for (const one of [
    file,
    sampleDetector('ticket', 'TKT'),
    samplePlatform(),
    sampleSettings(),
    samplePack(rules),
  ]) {
    const target = path.join(directory, 'rules', one.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, one.text);
  }
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function explain(text: string, ...args: string[]) {
  let out = '';
  let err = '';
  const io = {
    directory,
    out: (s: string) => (out += s),
    err: (s: string) => (err += s),
    readInput: () => Promise.resolve(text),
  };
  const code = await run(['explain', ...args, text], io);
  return { code, out, err };
}

/** Seven digits and their Luhn digit. */
const number = '79927398';

describe('sluice explain', () => {
  it('says what a finding rests on, and masks it', async () => {
    const { code, out } = await explain(`the file is ${number}`);
    expect(code).toBe(0);
    expect(out).toContain('file-number/plain at 12-20');
    expect(out).toContain('high confidence (medium without support)');
    expect(out).toContain('passes luhn\n    passes check (length)');
    expect(out).toContain('supported by a word at 4-8, 4 characters away');
    expect(out).not.toContain(number);
  });

  it.each([
    ['no word', number, 'no supporting word is near'],
    ['a contrary word', `file of order ${number}`, 'a contrary word is nearer'],
    ['a wrong check digit', 'file 79927390', 'a validator refuses it'],
    ['an excluded value', 'file 79927406', 'excluded, or published'],
  ])('says that something is nothing because of %s', async (_, text, reason) => {
    expect((await explain(text)).out).toMatch(new RegExp(reason));
  });

  it('says of every rule what it did and why', async () => {
    const { out } = await explain(`file ${number}, TKT-1234`);
    expect(out).toMatch(/sample\/stop: block, and decides/);
    expect(out).toMatch(
      /sample\/many \(simulated\): does not match \(file-number: 1, 3 distinct needed, 1 there\)/,
    );
    expect(out).toMatch(/sample\/edits: does not apply here \(channels\)/);
    expect(out).toMatch(/sample\/spared: exempt by unless \(ticket: 1\)/);
  });

  it('weighs what is found against what rules use only, and tells of the rest apart', async () => {
    const { path: name, text } = sampleDetector('wide', 'TKT');
    await writeFile(path.join(directory, 'rules', name), text.replace('medium', 'high'));
    const { out } = await explain('TKT-1234');
    const [used, unused] = out.split('Detectors that no rule uses');
    expect(used).toMatch(/^ticket\/plain at 0-8 .*: medium confidence\n/);
    expect(used).not.toMatch(/wide|outranked|better/);
    expect(unused).toMatch(/^ \(.*\)\nwide\/plain at 0-8 .*: high confidence\n/);
    expect(unused).toMatch(/sample\/spared: does not match/);
    const { matches, unused: apart } = JSON.parse((await explain('TKT-1234', '--json')).out);
    expect(matches).toMatchObject([{ detector: 'ticket', outcome: { kind: 'finding' } }]);
    expect(apart).toMatchObject([{ detector: 'wide', outcome: { kind: 'finding' } }]);
  });

  it('gives the same as JSON', async () => {
    const { matches, rules } = JSON.parse((await explain(`file ${number}`, '--json')).out);
    expect(matches).toMatchObject([
      { detector: 'file-number', outcome: { kind: 'finding', confidence: 'high' } },
    ]);
    expect(rules[0]).toMatchObject({
      rule: 'stop',
      action: 'block',
      decides: true,
      outcome: { kind: 'hit' },
    });
  });

  it('takes one text', async () => {
    let err = '';
    const io = {
      directory,
      out: () => undefined,
      err: (s: string) => (err += s),
      readInput: () => Promise.resolve(''),
    };
    expect(await run(['explain', 'two', 'texts'], io)).toBe(2);
    expect(err).toMatch(/takes one text/);
  });
});
