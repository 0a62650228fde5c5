import type { Meter } from './meter.ts';

/** One block of an archive: where it and its data end, and whether it is the last. */
interface Block {
  readonly end: number;
  readonly isLast: boolean;
}

/**
 * Where a RAR archive ends: RAR 5.0 archive format, "General archive block format"; RAR 4: technote.txt. The length of the
 * bytes where that cannot be told: headers that are encrypted, or damaged.
 */
export function endOfRar(bytes: Uint8Array, meter: Meter): number {
  const isFive = bytes[6] === 1;
  for (let at = isFive ? 8 : 7; at < bytes.length;) {
    meter.tick();
    const block = isFive ? blockOfFive(bytes, at) : blockOfFour(bytes, at);
    if (block === null || block.end <= at || block.end > bytes.length) break;
    if (block.isLast) return block.end;
    at = block.end;
  }
  return bytes.length;
}

/** CRC, length of the header; its type, its flags, and how much data follows. Type 4: what follows is encrypted. */
function blockOfFive(bytes: Uint8Array, at: number): Block | null {
  const length = numberAt(bytes, at + 4);
  const type = numberAt(bytes, length.next);
  const flags = numberAt(bytes, type.next);
  const extra = flags.value & 1 ? numberAt(bytes, flags.next) : flags;
  const data = flags.value & 2 ? numberAt(bytes, extra.next).value : 0;
  return type.value === 4 ? null : { end: length.next + length.value + data, isLast: type.value === 5 };
}

/** Seven bits a byte, the lowest first, as long as the eighth is set. */
function numberAt(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let next = at, unit = 1; ; next += 1, unit *= 0x80) {
    const byte = bytes[next] ?? 0;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}

/** CRC, type, flags, length of the header; then how much data follows, of large files in two parts. */
function blockOfFour(bytes: Uint8Array, at: number): Block | null {
  if (at + 7 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = view.getUint8(at + 2);
  const flags = view.getUint16(at + 3, true);
  const length = view.getUint16(at + 5, true);
  const isEncrypted = type === 0x73 && (flags & 0x80) !== 0;
  if (length < 7 || isEncrypted || at + length > bytes.length) return null;
  const low = flags & 0x8000 && length >= 11 ? view.getUint32(at + 7, true) : 0;
  const high = type === 0x74 && flags & 0x100 && length >= 36 ? view.getUint32(at + 32, true) : 0;
  return { end: at + length + low + high * 2 ** 32, isLast: type === 0x7b };
}
