// lib/seal is typed with the browser's names for WebCrypto; the server has no DOM types and takes them from Node.
type CryptoKey = import('node:crypto').webcrypto.CryptoKey;
