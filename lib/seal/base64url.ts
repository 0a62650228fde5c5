import { base64url } from 'jose';

/** RFC 4648 §5, without padding. */
export const toBase64url = (bytes: Uint8Array): string => base64url.encode(bytes);
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(base64url.decode(text));
