import { attributeIds } from '../tnef/attributes.ts';
import { joinBytes, latin1, utf16 } from './bytes.ts';

const little = (value: number, length = 4): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** at) & 255);

export type TnefPart = readonly [attribute: keyof typeof attributeIds, data: Uint8Array | readonly number[]];

/** A file of these attributes ([MS-OXTNEF] 2.1.3), each with its checksum. */
export function buildTnef(...parts: readonly TnefPart[]): Uint8Array {
  return joinBytes(
    little(0x223e9f78),
    little(1, 2),
    ...parts.flatMap(([name, data]) => {
      const sum = [...data].reduce((all, byte) => all + byte, 0) & 0xffff;
      const level = name.startsWith('attachment') ? 2 : 1;
      return [[level], little(attributeIds[name]), little(data.length), data, little(sum, 2)];
    }),
  );
}

const padded = (bytes: Uint8Array): Uint8Array =>
  joinBytes(little(bytes.length), bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
const property = (
  id: number,
  type: number,
  ...value: readonly (Uint8Array | readonly number[])[]
): Uint8Array => joinBytes(little(type, 2), little(id, 2), ...value);

export const wide = (id: number, text: string): Uint8Array =>
  property(id, 0x1f, little(1), padded(utf16(`${text}\0`)));
export const narrow = (id: number, text: string): Uint8Array =>
  property(id, 0x1e, little(1), padded(latin1(`${text}\0`)));
export const binary = (id: number, bytes: Uint8Array): Uint8Array =>
  property(id, 0x102, little(1), padded(bytes));
export const numeric = (id: number, value: number): Uint8Array => property(id, 3, little(value));
/** With the interface's GUID in front ([MS-OXTNEF] 2.1.3.4): all zeros will do. */
export const object = (id: number, bytes: Uint8Array): Uint8Array =>
  property(id, 0x0d, little(1), padded(joinBytes(new Uint8Array(16), bytes)));
/** Named by a text, as what an organisation adds is. */
export const named = (id: number, name: string, ...texts: readonly string[]): Uint8Array =>
  property(
    id,
    0x101f,
    ...[new Uint8Array(16), little(1), padded(utf16(`${name}\0`)), little(texts.length)],
    ...texts.map((text) => padded(utf16(`${text}\0`))),
  );

export const listOf = (...properties: readonly Uint8Array[]): Uint8Array =>
  joinBytes(little(properties.length), ...properties);
export const rows = (...lists: readonly Uint8Array[]): Uint8Array =>
  joinBytes(little(lists.length), ...lists);
