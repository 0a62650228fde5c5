import type { webcrypto } from 'node:crypto';

// lib/seal is typed with the browser's names for WebCrypto; the server has no DOM types and takes them from Node.
declare global {
  type CryptoKey = webcrypto.CryptoKey;
}
