import { describe, expect, it } from 'vitest';
import { createPasswordHasher, standardCost } from './password-hash.ts';

const cheap = { log2N: 8, r: 8, p: 1 };
const password = ['plain', 'made', 'here'].join(' ');

describe('a password hash', () => {
  it('is one of OWASP’s equals: N × r × p as it recommends, and a new salt each time', async () => {
    expect(standardCost).toEqual({ log2N: 15, r: 8, p: 3 });
    const hasher = createPasswordHasher(cheap);
    const [one, two] = await Promise.all([hasher.hash(password), hasher.hash(password)]);
    expect(one.ok && two.ok && one.value !== two.value).toBe(true);
  });

  it('is checked with the cost it was made with, the same password however it is typed', async () => {
    const old = await createPasswordHasher({ log2N: 7, r: 4, p: 1 }).hash('caf\u00e9 am See, heute zu');
    const stored = old.ok ? old.value : '';
    expect(stored).toMatch(/^scrypt\$07\$4\$1\$/);
    const hasher = createPasswordHasher(cheap);
    expect(await hasher.verify('cafe\u0301 am See, heute zu', stored)).toEqual({ ok: true, value: true });
    expect(await hasher.verify('cafe am See, heute zu', stored)).toEqual({ ok: true, value: false });
    for (const broken of [null, '', 'scrypt$99$8$1$x$y', stored.slice(0, -1)])
      expect(await hasher.verify(password, broken)).toEqual({ ok: true, value: false });
  });

  it('makes only so many wait', async () => {
    const hasher = createPasswordHasher(cheap);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => hasher.verify(password, null)));
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(
      Array(6).fill({ ok: false, error: 'server/overloaded' }),
    );
  });

  it('is checked next for a browser that is known, however many others wait', async () => {
    const stored = await createPasswordHasher({ log2N: 4, r: 1, p: 1 }).hash(password);
    const hasher = createPasswordHasher({ log2N: 12, r: 8, p: 1 });
    const ended: string[] = [];
    const guesses = Array.from({ length: 40 }, async () => {
      const { ok } = await hasher.verify(password, null);
      if (ok) ended.push('guess');
    });
    const known = await hasher.verify(password, stored.ok ? stored.value : '', 'known');
    expect(known).toEqual({ ok: true, value: true });
    expect(ended.length).toBeLessThan(17);
    await Promise.all(guesses);
    expect(ended).toHaveLength(34);
  });
});
