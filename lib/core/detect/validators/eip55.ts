import { keccak256 } from './short-hash.ts';

/** ERC-55: the case of the letters is a checksum. Addresses in one case have none, and pass. */
export function isEip55(value: string): boolean {
  const address = value.replace(/^0x/i, '');
  const lower = address.toLowerCase();
  if (!/^[0-9a-f]{40}$/.test(lower)) return false;
  if (address === lower || address === address.toUpperCase()) return true;
  const hash = keccak256(Uint8Array.from(lower, (char) => char.charCodeAt(0)));
  for (let i = 0; i < 40; i += 1) {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    const char = lower.charAt(i);
    if (address[i] !== (nibble > 7 ? char.toUpperCase() : char)) return false;
  }
  return true;
}
