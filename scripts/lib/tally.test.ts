import { describe, expect, it } from 'vitest';
import { failure, summaryLine, tallyOf } from './tally.mjs';

const test = (status: string, fullName = 'a test') => ({ status, fullName, failureMessages: ['Error: no'] });
const report = (...files: unknown[]) => JSON.stringify({ testResults: files });

describe('tallyOf', () => {
  it('counts passed, failed and skipped tests', () => {
    const file = {
      name: '/tree/lib/a.test.ts',
      status: 'failed',
      assertionResults: [test('passed'), test('failed', 'group breaks'), test('skipped'), test('todo')],
    };
    const tally = tallyOf('unit', 1, report(file), '/tree');
    expect(tally).toMatchObject({
      passed: 1,
      skipped: 2,
      failures: [{ name: 'lib/a.test.ts > group breaks' }],
    });
    expect(summaryLine([tally])).toBe('1 passed, 1 failed, 2 skipped');
  });

  it.each([
    ['a report that is missing', 1, null],
    ['no test at all', 0, report()],
    [
      'a bad end although every test passed',
      1,
      report({ name: 'a', status: 'passed', assertionResults: [test('passed')] }),
    ],
    [
      'a file that could not be loaded',
      1,
      report({ name: 'a', status: 'failed', message: 'no', assertionResults: [] }),
    ],
  ])('takes %s for a failure', (_what, code, text) => {
    expect(tallyOf('unit', code, text, '/tree').failures).toHaveLength(1);
  });
});

describe('summaryLine', () => {
  it('sums suites and leaves out what nobody skipped', () => {
    const one = { passed: 2, skipped: 0, failures: [] };
    const two = { passed: 3, skipped: 0, failures: [failure('x', 'broke')] };
    expect(summaryLine([one, two])).toBe('5 passed, 1 failed');
  });
});
