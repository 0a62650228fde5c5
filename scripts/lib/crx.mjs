import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** The id that Chromium derives from a public key (DER, SPKI): 16 bytes of its SHA-256, in the letters a to p. */
export function extensionIdOf(publicKey) {
  const hash = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** @param {string} pem a private RSA key @returns {Buffer} its public half, DER, SPKI */
export function publicHalf(pem) {
  return createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' });
}

/**
 * A CRX3 package: a zip with a signed header (chromium: components/crx_file/crx3.proto). RSA signatures of PKCS #1 v1.5
 * carry no chance, so the same zip and key give the same bytes.
 *
 * @param {Uint8Array} archive a zip
 * @param {string} pem a private RSA key
 */
export function crx(archive, pem) {
  const publicKey = publicHalf(pem);
  const signedData = field(1, createHash('sha256').update(publicKey).digest().subarray(0, 16));
  const signature = sign('sha256', signedContent(signedData, archive), pem);
  const proof = Buffer.concat([field(1, publicKey), field(2, signature)]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, archive]);
}

/** What the signature is over. */
export function signedContent(signedData, archive) {
  return Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signedData.length), signedData, archive]);
}

/** A length-delimited field of a protocol buffer. */
function field(number, bytes) {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
