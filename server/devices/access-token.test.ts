import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { accessTokenLifetimeMs, issueAccessToken, readAccessToken } from './access-token.ts';

const newKey = (): string => randomBytes(32).toString('base64url');
const now = 1_790_000_000_000;

it('what is remembered of a token lets nothing through that its signature would not', () => {
  const [key, other, device] = [newKey(), newKey(), randomUUID()];
  const { token } = issueAccessToken(key, device, now);
  const expiresAt = now + accessTokenLifetimeMs;
  const read = (text: string, at = now, by = key) => readAccessToken(by, text, at);
  for (let turn = 0; turn < 3; turn += 1)
    expect(read(token)).toEqual({ ok: true, value: { device, expiresAt } });

  const invalid = { ok: false, error: 'token/invalid' };
  const changed = (from: string, to: string) => read(token.replace(from, to));
  expect(read(token, expiresAt)).toEqual({ ok: false, error: 'token/expired' });
  expect(changed(String(expiresAt / 1000), String(expiresAt / 1000 + 1))).toEqual(invalid);
  expect(changed(device, randomUUID())).toEqual(invalid);
  expect(read(token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'))).toEqual(invalid);
  expect(read(token.slice(0, -1))).toEqual(invalid);
  expect(read(token, now, other)).toEqual(invalid);
  expect(read(token).ok).toBe(true);
});

it('a device has several tokens at once when it asks again before one ends', () => {
  const [key, device] = [newKey(), randomUUID()];
  const tokens = [now, now + 1_000].map((at) => issueAccessToken(key, device, at).token);
  for (const token of [...tokens, ...tokens]) expect(readAccessToken(key, token, now + 2_000).ok).toBe(true);
});
