import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { keyForEnrolment, loadIdentity, storeIdentity } from './identity.ts';

it('keeps the key of an enrolment that has not succeeded, for that server, and no longer', async () => {
  const [a, b] = ['https://a.example.com', 'https://b.example.com'];
  const first = await keyForEnrolment(a);
  expect((await keyForEnrolment(a)).keyId).toBe(first.keyId);
  const other = await keyForEnrolment(b);
  expect(other.keyId).not.toBe(first.keyId);
  const organisation = { id: '11111111-1111-4111-8111-111111111111', name: 'Example' };
  const device = '21111111-1111-4111-8111-111111111111';
  await storeIdentity({ server: b, rootKey: '', device, organisation, pseudonymKey: '', key: other });
  expect((await loadIdentity())?.key.keyId).toBe(other.keyId);
  expect((await keyForEnrolment(b)).keyId).not.toBe(other.keyId);
});
