import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

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
