import { fromBase64url, toBase64url } from './base64url.ts';

/**
 * Keyed pseudonym of a title or id: `p_` + 16 base64url characters of HMAC-SHA-256 (96 bits). Stable within an
 * organisation; without the key neither the name can be read from it nor a guess be confirmed.
 */
export async function pseudonym(key: string, value: string): Promise<string> {
  const imported = await crypto.subtle.importKey(
    'raw',
    fromBase64url(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const normal = value.normalize('NFC').trim();
  const mac = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(normal));
  return `p_${toBase64url(new Uint8Array(mac, 0, 12))}`;
}
