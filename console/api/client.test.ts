import { describe, expect, it } from 'vitest';
import { createCall } from './call.ts';
import { createCoverageApi } from '../coverage/api.ts';
import { createApi } from './client.ts';

interface Call {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

function api(status: number, body: unknown) {
  const calls: Call[] = [];
  let signedOut = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    calls.push({ url: typeof input === 'string' ? input : '', init });
    if (status === 0) return Promise.reject(new TypeError('no network'));
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(status === 204 ? null : text, { status }));
  };
  const call = createCall(fetch, () => signedOut++);
  return { api: createApi(call), coverage: createCoverageApi(call), calls, signedOut: () => signedOut };
}

describe('createApi', () => {
  it('reads an answer and drops what it does not know', async () => {
    const { api: it_ } = api(200, {
      user: { id: 'u', name: 'U', role: 'analyst', more: 1 },
      permissions: ['incidents.read'],
      everyGroup: true,
      organisation: { id: 'o', name: 'O' },
      more: true,
    });
    expect(await it_.session()).toEqual({
      ok: true,
      value: {
        user: { id: 'u', name: 'U', role: 'analyst' },
        permissions: ['incidents.read'],
        everyGroup: true,
        organisation: { id: 'o', name: 'O' },
      },
    });
  });

  it('escapes what it puts into an address', async () => {
    const { coverage, calls } = api(404, undefined);
    await coverage.devices({ group: 'a b' }, 'a&limit=1');
    expect(calls.map(({ url }) => url)).toEqual(['/api/devices?group=a+b&cursor=a%26limit%3D1&limit=50']);
  });

  it('marks every write as JSON, which the server demands, also one without a body', async () => {
    const { api: it_, calls } = api(204, undefined);
    expect(await it_.signIn('secret')).toEqual({ ok: true, value: null });
    expect(calls[0]?.init?.method).toBe('POST');
    expect(new Headers(calls[0]?.init?.headers).get('content-type')).toBe('application/json');
    expect(calls[0]?.init?.body).toBe('{"link":"secret"}');
    await it_.signOut();
    expect(new Headers(calls[1]?.init?.headers).get('content-type')).toBe('application/json');
    expect(calls[1]?.init?.body).toBeUndefined();
  });

  it.each([
    ['no connection', 0, undefined, 'console/unreachable'],
    ['no JSON', 200, '<html>', 'console/unreadable-answer'],
    ['another shape', 200, { items: 1 }, 'console/unreadable-answer'],
    ['an error with a body', 503, { error: { code: 'server/busy', message: 'Busy.' } }, 'server/busy'],
    ['an error without one', 502, 'Bad gateway', 'console/refused'],
    ['problems', 422, { problems: [] }, 'console/problems'],
  ])('says why: %s', async (_, status, body, code) => {
    const answer = await api(status, body).api.policy();
    expect(answer).toMatchObject({ ok: false, error: { code, status } });
  });

  it('tells of a session that ended, but not of a sign-in that failed', async () => {
    const ended = api(401, undefined);
    await ended.api.policy();
    expect(ended.signedOut()).toBe(1);
    await ended.api.session();
    await ended.api.signIn('x');
    expect(ended.signedOut()).toBe(1);
  });
});
