import { writeCfb, type CfbStream } from '../cfb-writer.ts';
import { joinBytes, latin1, utf16, utf8 } from './bytes.ts';

export const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
export const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A compound file of streams at its root and of whatever else is given. */
export function compoundFile(
  streams: Readonly<Record<string, Uint8Array>>,
  others: readonly CfbStream[] = [],
): Uint8Array {
  return writeCfb([
    ...Object.entries(streams).map(([name, bytes]) => ({ path: [], name, bytes })),
    ...others,
  ]);
}

/** A record of Excel. */
export function biff(type: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const data = joinBytes(...content);
  return joinBytes(u16(type), u16(data.length), data);
}

/** A string of Excel 97: one byte a letter, or two. */
export function biffText(text: string, wide = false): Uint8Array {
  return joinBytes(u16(text.length), [wide ? 1 : 0], wide ? utf16(text) : latin1(text));
}

export const bofOf = (kind: number, version = 0x600): Uint8Array =>
  biff(0x809, u16(version), u16(kind), new Uint8Array(12));
export const eof = biff(0x0a);

/** A record of PowerPoint: an atom, or a container of others. */
export function ppt(type: number, content: Uint8Array | readonly Uint8Array[], instance = 0): Uint8Array {
  const container = !(content instanceof Uint8Array);
  const data = container ? joinBytes(...content) : content;
  return joinBytes(u16((instance << 4) | (container ? 15 : 0)), u16(type), u32(data.length), data);
}

/** Properties of a shape that are texts, by their number ([MS-ODRAW] 2.3.7): a record of any of the three programs. */
export function shapeProperties(texts: readonly (readonly [id: number, text: string])[]): Uint8Array {
  const values = texts.map(([, text]) => utf16(`${text}\0`));
  const heads = texts.map(([id], at) => joinBytes(u16(id | 0xc000), u32(values[at]?.length ?? 0)));
  const data = joinBytes(...heads, ...values);
  return joinBytes(u16((texts.length << 4) | 3), u16(0xf00b), u32(data.length), data);
}

/** Word 97 with one text, and whatever else its table stream holds. */
export function wordFile(text: string, ...tables: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(0x400);
  head.set([...u16(0xa5ec), ...u16(0xc1)]);
  head.set(u16(0x200), 0x0a);
  head.set(u32(text.length), 0x4c);
  const pieces = joinBytes(u32(0), u32(text.length), u16(0), u32(head.length), u16(0));
  const table = joinBytes([2], u32(pieces.length), pieces);
  head.set([...u32(0), ...u32(table.length)], 0x1a2);
  return compoundFile({ WordDocument: joinBytes(head, utf16(text)), '1Table': joinBytes(table, ...tables) });
}

/** `\x05DocumentSummaryInformation` ([MS-OLEPS] 2.21) with one custom property. */
export function customProperty(name: string, value: string): Uint8Array {
  const named = utf8(`${name}\0`);
  const content = utf8(`${value}\0`);
  const dictionary = joinBytes(u32(1), u32(2), u32(named.length), named);
  const codePage = joinBytes(u32(2), u32(65001));
  const text = joinBytes(u32(0x1e), u32(content.length), content);
  const first = 8 + 3 * 8;
  const second = first + dictionary.length;
  const third = second + codePage.length;
  const offsets = [u32(0), u32(first), u32(1), u32(second), u32(2), u32(third)];
  const custom = joinBytes(u32(third + text.length), u32(3), ...offsets, dictionary, codePage, text);
  const empty = joinBytes(u32(8), u32(0));
  const start = 28 + 2 * 20;
  const sets = [new Uint8Array(16), u32(start), new Uint8Array(16), u32(start + empty.length)];
  return joinBytes(u16(0xfffe), new Uint8Array(22), u32(2), ...sets, empty, custom);
}
