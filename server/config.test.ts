import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('says secrets at the start, unless it is told not to', () => {
  expect(readConfig({}).startSecrets).toBe(true);
  expect(readConfig({ SLUICE_START_SECRETS: '0' }).startSecrets).toBe(false);
  expect(() => readConfig({ SLUICE_START_SECRETS: 'no' })).toThrow(/must be 0 or 1/);
});

it('takes a client secret only with the provider that it is for', () => {
  const secret = { SLUICE_OIDC_CLIENT_SECRET: 'plainly-fake' };
  expect(() => readConfig(secret)).toThrow(/needs SLUICE_OIDC_ISSUER/);
  const issuer = 'https://sign-in.example';
  expect(readConfig({ ...secret, SLUICE_OIDC_ISSUER: issuer }).oidc).toEqual({
    issuer,
    clientId: null,
    clientSecret: 'plainly-fake',
  });
});
