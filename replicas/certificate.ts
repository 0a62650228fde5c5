import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const dayMs = 24 * 60 * 60 * 1000;

/** A key and certificate for `hosts`, made anew each time so that no key is ever stored. Valid for 30 days. */
export async function makeCertificate(
  hosts: readonly string[],
): Promise<{ key: string; certificate: string; spki: string }> {
  const made = await generate([{ name: 'commonName', value: 'Replica' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + 30 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...hosts.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    certificate: made.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
