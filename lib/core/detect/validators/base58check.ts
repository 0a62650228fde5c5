import { sha256 } from './short-hash.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Version byte, 20 bytes, four check bytes: an address of Bitcoin and the like. */
const addressBytes = 25;

/** Base58Check: the last four bytes are the beginning of the double SHA-256 of the others. */
export function isBase58Check(value: string): boolean {
  const bytes = value.length > 40 ? null : decode(value);
  if (!bytes) return false;
  const check = sha256(sha256(bytes.subarray(0, addressBytes - 4)));
  return bytes.subarray(addressBytes - 4).every((byte, i) => byte === check[i]);
}

function decode(value: string): Uint8Array | null {
  const bytes = new Uint8Array(addressBytes);
  for (const char of value) {
    let carry = alphabet.indexOf(char);
    if (carry < 0) return null;
    for (let i = addressBytes - 1; i >= 0; i -= 1) {
      carry += (bytes[i] ?? 0) * 58;
      bytes[i] = carry;
      carry >>= 8;
    }
    if (carry > 0) return null;
  }
  return bytes;
}
