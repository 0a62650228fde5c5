/** IANA; what S/MIME calls its signed and encrypted messages, with or without mail around them. */
export const cmsType = 'application/pkcs7-mime';

/** RFC 5652 3: a sequence, a length in BER, and the number of one of the kinds (RFC 2315 14; RFC 3274, 5083). */
const start =
  /^\x30(?:[\0-\x80]|\x81[^]|\x82[^]{2}|\x83[^]{3}|\x84[^]{4})(?:\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07[\x01-\x06]|\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01[\x09\x17])/;

export function isCms(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 && start.test(String.fromCharCode(...bytes.subarray(0, 20)));
}
