import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../lib/core/result.ts';
import { checkCodeForm, createCode } from './model.ts';

const form = { group: 'default', uses: '1', days: '7' };

describe('checkCodeForm', () => {
  it.each([
    [{}, []],
    [{ group: 'Sales' }, ['group']],
    [{ group: '' }, ['group']],
    [{ group: 'a'.repeat(65) }, ['group']],
    [{ uses: '0' }, ['uses']],
    [{ uses: '1.5', days: '366' }, ['uses', 'days']],
    [{ uses: '10000', days: '365' }, []],
    [{ days: '-1' }, ['days']],
  ])('%j', (change, wrong) => {
    const errors = checkCodeForm({ ...form, ...change });
    expect(Object.entries(errors ?? {}).flatMap(([field, error]) => (error === null ? [] : [field]))).toEqual(
      wrong,
    );
  });
});

describe('createCode', () => {
  const answer = { code: 'abc', id: 'c', expiresAt: '2026-11-29T00:00:00Z' };

  it('makes a code and forgets it', async () => {
    const asked: unknown[] = [];
    const code = createCode({
      makeEnrolmentCode: (request) => {
        asked.push(request);
        return Promise.resolve(ok(answer));
      },
    });
    await code.make(form);
    expect(asked).toEqual([{ group: 'default', maxUses: 1, days: 7 }]);
    expect(code.state.value).toEqual({ kind: 'made', answer });
    code.reset();
    expect(JSON.stringify(code.state.value)).not.toContain('abc');
  });

  it('shows no code that arrives after the dialog was closed', async () => {
    const code = createCode({ makeEnrolmentCode: () => Promise.resolve(ok(answer)) });
    const making = code.make(form);
    code.reset();
    await making;
    expect(code.state.value.kind).toBe('form');
  });

  it('goes back to the form with the error', async () => {
    const error = { code: 'x', status: 503, message: '' };
    const code = createCode({ makeEnrolmentCode: () => Promise.resolve(fail(error)) });
    await code.make(form);
    expect(code.state.value).toEqual({ kind: 'form', errors: null, error });
  });
});
