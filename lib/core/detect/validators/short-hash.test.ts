import { sha256 as peerSha256 } from '@noble/hashes/sha2.js';
import { keccak_256 as peerKeccak } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keccak256, sha256 } from './short-hash.ts';

it('SHA-256 is what the library computes', () => {
  const same = fc.property(fc.uint8Array({ maxLength: 55 }), (bytes) => {
    expect(sha256(bytes)).toEqual(Uint8Array.from(peerSha256(bytes)));
  });
  fc.assert(same, { seed: 20261122, numRuns: 500 });
});

it('Keccak-256 is what the library computes', () => {
  const same = fc.property(fc.uint8Array({ maxLength: 135 }), (bytes) => {
    expect(keccak256(bytes)).toEqual(Uint8Array.from(peerKeccak(bytes)));
  });
  fc.assert(same, { seed: 20261122, numRuns: 500 });
});
