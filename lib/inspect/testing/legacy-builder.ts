import { writeCfb, type CfbStream } from '../cfb-writer.ts';
import { joinBytes, latin1, utf16 } from './bytes.ts';

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
