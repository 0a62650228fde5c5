import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { crx, extensionIdOf, publicHalf, signedContent } from './crx.mjs';
import { zip } from './zip.mjs';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const archive = zip([{ name: 'manifest.json', bytes: Buffer.from('{}') }]);

it('is Cr24, version 3, a header that verifies, and the zip as it was', () => {
  const packed = crx(archive, pem);
  expect(packed.subarray(0, 4).toString()).toBe('Cr24');
  expect(packed.readUInt32LE(4)).toBe(3);
  const header = packed.subarray(12, 12 + packed.readUInt32LE(8));
  expect(packed.subarray(12 + header.length).equals(archive)).toBe(true);
  // The last field: signed_header_data, 18 bytes, which holds the first 16 of the key's digest.
  const signedData = header.subarray(-18);
  const digest = createHash('sha256').update(publicHalf(pem)).digest();
  expect(signedData.subarray(2).equals(digest.subarray(0, 16))).toBe(true);
  const signature = header
    .subarray(header.indexOf(publicHalf(pem)) + publicHalf(pem).length + 3)
    .subarray(0, 256);
  expect(verify('sha256', signedContent(signedData, archive), publicHalfPem(), signature)).toBe(true);
});

it('is the same for the same zip and key', () => {
  expect(crx(archive, pem).equals(crx(archive, pem))).toBe(true);
});

it('has the id that Chromium gives to a key', () => {
  const key = Buffer.from('the id is made of the digest of these bytes');
  expect(extensionIdOf(key)).toMatch(/^[a-p]{32}$/);
  const [first = ''] = createHash('sha256').update(key).digest('hex');
  expect(extensionIdOf(key).charCodeAt(0) - 97).toBe(Number.parseInt(first, 16));
});

const publicHalfPem = (): string =>
  `-----BEGIN PUBLIC KEY-----\n${publicHalf(pem).toString('base64')}\n-----END PUBLIC KEY-----\n`;
