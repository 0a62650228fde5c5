import { decodeCodePage } from '../../code-pages.ts';
import type { Meter } from '../../meter.ts';

/** Length of the box at `at` and of its head, in bytes (ISO/IEC 14496-12, 4.2); `rest` is what is left for it. */
export function boxSize(view: DataView, at: number, rest: number): [number, number] {
  const size = view.getUint32(at);
  if (size === 0) return [rest, 8];
  if (size !== 1) return [size, 8];
  return at + 16 <= view.byteLength
    ? [view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12), 16]
    : [0, 16];
}

/** Whether a box of this name stands at the top, behind others that are whole. */
export function hasBox(name: string, bytes: Uint8Array, meter: Meter): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    meter.tick();
    if (decodeCodePage(bytes.subarray(at + 4, at + 8), 28591) === name) return true;
    const size = view.getUint32(at) === 0 ? 0 : boxSize(view, at, bytes.length - at)[0];
    if (size < 8) return false;
    at += size;
  }
  return false;
}
