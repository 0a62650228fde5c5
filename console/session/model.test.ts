import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../lib/core/result.ts';
import type { ApiError } from '../api/call.ts';
import { createSession } from './model.ts';

const session = {
  user: { id: 'u', name: 'U', role: 'analyst' as const },
  permissions: [],
  everyGroup: true,
  organisation: { id: 'o', name: 'O' },
};
const refused: ApiError = { code: 'session/password', status: 401, message: 'No.' };

function model(signedIn: { is: boolean; as?: string }, onOther = () => undefined) {
  return createSession(
    {
      session: () =>
        Promise.resolve(
          signedIn.is
            ? ok({ ...session, user: { ...session.user, id: signedIn.as ?? 'u' } })
            : fail({ code: 'session/required', status: 401, message: '' }),
        ),
      signIn: () => Promise.resolve(fail(refused)),
      signOut: () => Promise.resolve(ok(null)),
    },
    {
      methods: () => Promise.resolve(ok({ password: true, oidc: null })),
      signInByPassword(_, password) {
        signedIn.is = password === 'right';
        return Promise.resolve(signedIn.is ? ok(null) : fail(refused));
      },
    },
    onOther,
  );
}

describe('signing in', () => {
  it('by password: a wrong one leaves the form as it is', async () => {
    const it_ = model({ is: false });
    await it_.check();
    const before = it_.state.value;
    expect(await it_.signInByPassword('a@example.com', 'wrong')).toEqual(refused);
    expect(it_.state.value).toBe(before);
    expect(await it_.signInByPassword('a@example.com', 'right')).toBeNull();
    expect(it_.state.value).toEqual({ kind: 'signed-in', session });
  });

  it('begins anew for somebody else, and shows them nothing meanwhile', async () => {
    const who = { is: true, as: 'u' };
    let times = 0;
    const it_ = model(who, () => {
      times++;
    });
    await it_.check();
    who.as = 'other';
    await it_.check();
    expect(times).toBe(1);
    expect(it_.state.value.kind).toBe('checking');
    who.as = 'u';
    await it_.check();
    expect(it_.state.value.kind).toBe('signed-in');
    expect(times).toBe(1);
  });

  it('says why the provider sent somebody back, unless they are signed in', async () => {
    const out = model({ is: false });
    await out.check('session/oidc-unknown');
    expect(out.state.value).toMatchObject({ why: 'provider', error: { code: 'session/oidc-unknown' } });
    const inside = model({ is: true });
    await inside.check('session/oidc-unknown');
    expect(inside.state.value.kind).toBe('signed-in');
  });
});
