import type { Meter } from './meter.ts';

/** Where a word (ASCII) begins in bytes, at `from` or later and before `end`; -1 where it does not. Throws LimitError. */
export function indexOf(
  bytes: Uint8Array,
  word: string,
  from: number,
  { meter, end = bytes.length }: { readonly meter?: Meter; readonly end?: number } = {},
): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at !== -1 && at < end; at = bytes.indexOf(first, at + 1)) {
    meter?.tick();
    let offset = 1;
    while (offset < word.length && bytes[at + offset] === word.charCodeAt(offset)) offset += 1;
    if (offset === word.length) return at;
  }
  return -1;
}

/** Where a word (ASCII) begins for the last time, at `from` or later; -1 where it does not. Throws LimitError. */
export function lastIndexOf(bytes: Uint8Array, word: string, from: number, meter?: Meter): number {
  const first = word.charCodeAt(0);
  const last = bytes.length - word.length;
  if (last < from) return -1;
  for (
    let at = bytes.lastIndexOf(first, last);
    at >= from;
    at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)
  ) {
    meter?.tick();
    let offset = 1;
    while (offset < word.length && bytes[at + offset] === word.charCodeAt(offset)) offset += 1;
    if (offset === word.length) return at;
  }
  return -1;
}
