/** Latitude, longitude in degrees, both with decimals, and not both next to zero. */
export function areCoordinates(value: string): boolean {
  const numbers = value.match(/-?[0-9]{1,3}[.,][0-9]+/g) ?? [];
  const [latitude = NaN, longitude = NaN] = numbers.map((number) => Number(number.replace(',', '.')));
  const near = Math.abs(latitude) < 1 && Math.abs(longitude) < 1;
  return numbers.length === 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !near;
}

/** Beginnings of addresses that are nobody's: RFC 6890, multicast, and RFC 5737 for documentation. */
const reserved =
  /^(?:0|10|127|169\.254|192\.168|192\.0\.[02]|198\.51\.100|203\.0\.113|198\.1[89]|172\.(?:1[6-9]|2[0-9]|3[01])|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|22[4-9]|2[3-5][0-9])\./;

/**
 * A public IPv4 or IPv6 address: not private, not for documentation, and with four small numbers rather a version.
 * Addresses of well-known resolvers are among the latter.
 */
export function isPublicIp(value: string): boolean {
  if (value.includes(':')) return isPublicIpv6(value.toLowerCase());
  const octets = value.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^(?:0|[1-9][0-9]{0,2})$/.test(octet))) return false;
  const numbers = octets.map(Number);
  return numbers.every((one) => one < 256) && numbers.some((one) => one > 20) && !reserved.test(value);
}

/** Global unicast is 2000::/3; 2001:db8::/32 is for documentation (RFC 3849). */
function isPublicIpv6(value: string): boolean {
  const [head = '', tail, more] = value.split('::');
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  if (more !== undefined || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false;
  if (tail === undefined ? groups.length !== 8 : groups.length > 7 || groups.length < 3) return false;
  return /^[23][0-9a-f]{3}:/.test(value) && !/^2001:0?db8(?::|$)/.test(value);
}
