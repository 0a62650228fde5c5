import { describe, expect, it } from 'vitest';
import { notYet } from './not-yet.ts';
import { parsePolicyFiles } from './parse.ts';
import { samplePolicy, sampleRule } from './sample-policy.ts';

type Fields = Parameters<typeof sampleRule>[0];
/** One rule for every line of the table, and the place where it must be refused. */
const refused: readonly (readonly [string, Fields])[] = [
  ['when.conversations.recipients.0', { when: '{ conversations: { recipients: [internal] } }' }],
  ['when.conversations.recipients.not.0', { when: '{ conversations: { recipients: { not: [external] } } }' }],
  ['match.dataTable', { match: '{ dataTable: customers }' }],
  ['unless.all.0.fingerprint', { unless: '{ all: [{ fingerprint: manuals }] }' }],
  ['unscannable', { unscannable: 'redact' }],
  ['then.evidence', { then: '{ action: warn, evidence: sealed }' }],
];

describe('what this release does not enforce', () => {
  it.each(refused)('refuses %s with its line', (path, fields) => {
    const { problems } = parsePolicyFiles(samplePolicy(sampleRule(fields)));
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([
      ['policy/not-yet', `rules.0.${path}`],
    ]);
    expect(problems[0]?.line).toBeGreaterThan(8);
  });

  it('has an example for every line of the table', () => {
    expect(refused).toHaveLength(notYet.length);
  });

  it('passes the same fields with values that ask for nothing', () => {
    const then =
      '{ action: warn, redactable: false, pause: { seconds: 3 }, retypeRecipient: true, evidence: excerpt }';
    expect(parsePolicyFiles(samplePolicy(sampleRule({ then }))).problems).toEqual([]);
  });
});
