import type { Meter } from '../meter.ts';

/** IANA; mostly `application/ms-tnef` in mail. */
export const tnefType = 'application/vnd.ms-tnef';

/** [MS-OXTNEF] 2.1.3.1: the signature. */
export function isTnef(bytes: Uint8Array): boolean {
  return [0x78, 0x9f, 0x3e, 0x22].every((byte, at) => bytes[at] === byte);
}

/** [MS-OXTNEF] 2.1.3.2: the numbers, with the type that belongs to each in the upper half. */
export const attributeIds = {
  from: 0x0000_8000,
  owner: 0x0006_0000,
  sentFor: 0x0006_0001,
  subject: 0x0001_8004,
  body: 0x0002_800c,
  codePage: 0x0006_9007,
  messageProperties: 0x0006_9003,
  recipients: 0x0006_9004,
  attachment: 0x0006_9002,
  attachmentProperties: 0x0006_9005,
  attachmentData: 0x0006_800f,
  attachmentTitle: 0x0001_8010,
  attachmentMetafile: 0x0006_8011,
} as const;

export interface Attribute {
  readonly id: number;
  readonly data: Uint8Array;
}

/** All attributes up to where the file makes no sense any more. */
export function readAttributes(
  bytes: Uint8Array,
  meter: Meter,
): { readonly attributes: readonly Attribute[]; readonly isWhole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attributes: Attribute[] = [];
  let isWhole = true;
  let at = 6;
  // Level, number, length; behind the data a checksum.
  while (at + 9 <= bytes.length) {
    meter.tick();
    const level = bytes[at];
    if (level !== 1 && level !== 2) break;
    const id = view.getUint32(at + 1, true);
    const start = at + 9;
    const end = start + view.getUint32(at + 5, true);
    const data = bytes.subarray(start, Math.min(end, bytes.length));
    attributes.push({ id, data });
    at = end + 2;
    if (at > bytes.length || checksum(data, meter) !== view.getUint16(end, true)) isWhole = false;
  }
  const rest = bytes.subarray(Math.min(at, bytes.length));
  // Mail programs end it with a line, or fill it up.
  if (rest.some((byte) => byte !== 0 && byte !== 10 && byte !== 13)) isWhole = false;
  return { attributes, isWhole: isWhole && attributes.length > 0 };
}

function checksum(data: Uint8Array, meter: Meter): number {
  meter.tick();
  let sum = 0;
  for (const byte of data) sum = (sum + byte) & 0xffff;
  return sum;
}
