import { describe, expect, it } from 'vitest';
import { pseudonym } from './pseudonym.ts';
import { readEnrolmentCode, writeEnrolmentCode } from './enrolment-code.ts';

const code = { server: 'https://sluice.example.com', rootKey: 'k'.repeat(43), token: 'token-123' };

describe('enrolment codes', () => {
  it('survive copying with line breaks and spaces', () => {
    const text = writeEnrolmentCode(code);
    expect(readEnrolmentCode(`  ${text.slice(0, 30)}\n ${text.slice(30)}\t`)).toEqual({
      ok: true,
      value: code,
    });
  });

  it.each([
    ['nothing', ''],
    ['another prefix', writeEnrolmentCode(code).replace('sluice1.', 'sluice2.')],
    ['a cut code', writeEnrolmentCode(code).slice(0, -12)],
    ['a server without encryption', writeEnrolmentCode({ ...code, server: 'http://sluice.example.com' })],
    [
      'a look-alike of the local host',
      writeEnrolmentCode({ ...code, server: 'http://localhost.example.com' }),
    ],
    ['very long text', `sluice1.${'A'.repeat(10_000)}`],
  ])('refuse %s', (_what, text) => {
    expect(readEnrolmentCode(text)).toEqual({ ok: false, error: 'enrolment/malformed' });
  });
});

describe('pseudonym', () => {
  const [one, two] = ['A'.repeat(43), `${'A'.repeat(42)}E`];
  it('is stable, keyed, and the same for canonically equal names', async () => {
    expect(await pseudonym(one, 'Zoe\u0308')).toBe(await pseudonym(one, ' Zo\u00eb '));
    expect(await pseudonym(one, 'Zo\u00eb')).not.toBe(await pseudonym(two, 'Zo\u00eb'));
    expect(await pseudonym(one, 'Zo\u00eb')).toMatch(/^p_[\w-]{16}$/);
  });
});
