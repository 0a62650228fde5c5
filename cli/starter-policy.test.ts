import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge, loadPolicy, type LoadedPolicy } from '../lib/core/decide/index.ts';
import type { Localised } from '../lib/core/policy/schema.ts';
import { compilePolicy } from '../lib/core/policy/compile.ts';
import { readPolicyFiles } from './policy-files.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const now = Date.parse('2026-03-04T12:00:00Z');
let policy: LoadedPolicy;

beforeAll(async () => {
  const files = await readPolicyFiles(root, ['rules']);
  // Examples are run by detectors.test.ts.
  const meta = { organisation: 'o', version: 1, issuedAt: '2026-03-01T00:00:00.000Z' };
  const result = compilePolicy(files, meta, { examples: 'skip' });
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  policy = loadPolicy(result.value);
}, 120_000);

function decide(text: string): string {
  const verdict = judge(
    policy,
    {
      platform: 'whatsapp',
      channel: 'message',
      conversation: { kind: 'direct', title: 'Someone' },
      account: { id: '+420600000000' },
      content: { kind: 'text', text },
    },
    now,
  );
  return verdict.deciding === null ? verdict.action : `${verdict.action} ${verdict.deciding.rule.id}`;
}

// Assembled here, so that no scanner takes this file for a leak. Check digits make them look real, nobody's they are.
const card = ['4539', '5787', '6362', '1486'].join(' ');
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `person${String(index)}@firm${String(index)}.test.cz`).join(
    '; ',
  );

const languages = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt-BR', 'ar'];

describe('the starter policy', () => {
  it.each<readonly [string, () => string, string]>([
    ['a card number', () => `please book it on ${card}, exp 09/27`, 'block card-number-out'],
    [
      'a card number beside a published test number',
      () => `${card} and 4111 1111 1111 1111`,
      'block card-number-out',
    ],
    ['a published test number', () => '4111 1111 1111 1111', 'allow'],
    ['an IBAN', () => `to ${['CZ65', '0800', '0000', '1920', '0014', '5399'].join(' ')}`, 'warn iban-out'],
    [
      'a private key',
      () =>
        ['-----BEGIN', 'RSA PRIVATE', 'KEY-----\n'].join(' ') +
        'MIIEowIBAAKCAQEA'.repeat(8) +
        ['\n-----END', 'RSA PRIVATE', 'KEY-----'].join(' '),
      'block private-key-out',
    ],
    ['an AWS key', () => `key ${['AK', 'IA'].join('')}Q7ZC4NBX2LMW5RTP`, 'block aws-key-out'],
    ['a US SSN', () => `my SSN is ${['536', '22', '8417'].join('-')}`, 'justify us-ssn-out'],
    ['one address', () => `write to ${addresses(1)}`, 'allow'],
    ['nine addresses', () => addresses(9), 'allow'],
    ['ten addresses', () => addresses(10), 'warn many-email-addresses'],
    ['one address ten times', () => Array.from({ length: 10 }, () => addresses(1)).join(' '), 'allow'],
    ['a marking', () => 'STRICTLY CONFIDENTIAL\nOffer for the board', 'justify confidential-marking-out'],
    ['chit-chat about it', () => 'keep it confidential ok? :)', 'allow'],
    ['chat', () => 'see you at 18:30, order 4539 is ready, call 600 123 456', 'allow'],
  ])('%s', (_, text, expected) => {
    expect(decide(text())).toBe(expected);
  });

  it('speaks eight languages, in the words of the house', () => {
    const texts: Localised[] = policy.bundle.rules.flatMap((rule) => [
      rule.title,
      ...(rule.then.tell === undefined ? [] : [rule.then.tell]),
      ...(rule.then.reasons?.choices ?? []),
    ]);
    for (const text of texts) {
      expect(Object.keys(text)).toEqual(expect.arrayContaining(languages));
      expect(text['en']).not.toMatch(/violat|forbid|suspicious|offend|\bleak|successfully|\buser/i);
    }
    const silent = policy.bundle.rules.filter((rule) => rule.then.tell === undefined);
    expect(new Set(silent.map((rule) => rule.then.action))).toEqual(new Set(['log']));
  });

  it('asks once for a paste and its send', () => {
    const asking = policy.bundle.rules.filter((rule) => ['warn', 'justify'].includes(rule.then.action));
    expect(asking.map((rule) => rule.then.remember?.minutes)).toEqual(asking.map(() => 10));
  });
});
