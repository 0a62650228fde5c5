const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 7519 in the compact form of RFC 7515: three parts, the first of them a JSON object that names an algorithm. */
export function isJwt(value: string): boolean {
  const [header = '', payload = '', signature] = value.split('.');
  if (signature === undefined || payload.length < 4) return false;
  try {
    const fields: unknown = JSON.parse(decode(header));
    return typeof fields === 'object' && fields !== null && 'alg' in fields && typeof fields.alg === 'string';
  } catch {
    return false;
  }
}

/** Base64url of ASCII, which JSON headers are. */
function decode(text: string): string {
  let bits = 0;
  let count = 0;
  let decoded = '';
  for (const char of text) {
    const six = alphabet.indexOf(char);
    if (six < 0) return '';
    bits = ((bits << 6) | six) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += String.fromCharCode((bits >> count) & 0xff);
  }
  return decoded;
}
