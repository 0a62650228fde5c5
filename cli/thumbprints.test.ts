import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { guardThumbprints } from './thumbprints.ts';

const kid = `-${'_a-B9'.repeat(9).slice(0, 42)}`;
const double = `--${'root-key'.padEnd(41, 'x')}`;

const parse = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: guardThumbprints(args),
    allowPositionals: true,
    options: {
      'root-key': { type: 'string' },
      revoke: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
  });
  return { ...values, positionals };
};

describe('a thumbprint that begins with a hyphen', () => {
  it.each([kid, double])('is the value of the option before it: %s', (key) => {
    expect(parse(['export.zip', '--root-key', key, '--json'])).toEqual({
      'root-key': key,
      json: true,
      positionals: ['export.zip'],
    });
    expect(parse(['--revoke', key, '--revoke', key])).toEqual({ revoke: [key, key], positionals: [] });
  });

  it('is one of what is named by itself', () => {
    expect(parse(['revoke', kid, '--json'])).toEqual({ json: true, positionals: ['revoke', kid] });
    expect(parse(['revoke', '--', 'x', kid])).toEqual({ positionals: ['revoke', 'x', kid] });
  });
});

describe('what is no thumbprint', () => {
  it.each([['--root-key', '-abc'], ['-x'], [`${kid}x`]])('is an option as before: %s', (...args) => {
    expect(() => parse(args)).toThrow();
  });
});
