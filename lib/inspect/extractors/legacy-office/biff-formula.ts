import { segmentReader, type SegmentReader } from './biff-record.ts';

/** Bytes behind a token, without its class ([MS-XLS] 2.5.198.2); what is not here has none, or is read below. */
const lengths: Readonly<Record<number, number>> = {
  ...{ 0x01: 4, 0x02: 4, 0x18: 5, 0x1c: 1, 0x1d: 1 },
  ...{ 0x20: 7, 0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8, 0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2 },
  ...{ 0x2a: 4, 0x2b: 8, 0x2c: 4, 0x2d: 8, 0x2e: 2, 0x2f: 2, 0x39: 6, 0x3a: 6, 0x3b: 10, 0x3c: 6, 0x3d: 10 },
};
/** Operators, parentheses, and what was left out. */
const [firstOperator, lastOperator] = [0x03, 0x16];
const [text, attribute, integer, number, array, remembered] = [0x17, 0x19, 0x1e, 0x1f, 0x20, 0x26];

/**
 * The texts and numbers that stand in a formula of Excel 97 and later; references and functions are not told.
 * @param tokens its tokens
 * @param behind what comes after them: the values of array constants
 * @throws RangeError where it holds what no formula does
 */
export function formulaConstants(tokens: Uint8Array, behind: Uint8Array): readonly string[] {
  const view = new DataView(tokens.buffer, tokens.byteOffset, tokens.byteLength);
  const found: string[] = [];
  const extra: number[] = [];
  for (let at = 0; at < tokens.length;) {
    const byte = view.getUint8(at);
    const token = byte < 0x20 ? byte : (byte & 0x1f) | 0x20;
    at += 1;
    if (token === text) {
      const length = view.getUint8(at);
      const wide = (view.getUint8(at + 1) & 1) === 1;
      found.push(segmentReader([tokens.subarray(at + 2)]).letters(length, wide));
      at += 2 + length * (wide ? 2 : 1);
    } else if (token === attribute) {
      // A choice has a table of jumps, one more than it counts.
      at += 3 + ((view.getUint8(at) & 4) === 0 ? 0 : 2 * (view.getUint16(at + 1, true) + 1));
    } else if (token === integer) {
      found.push(String(view.getUint16(at, true)));
      at += 2;
    } else if (token === number) {
      found.push(String(view.getFloat64(at, true)));
      at += 8;
    } else {
      const length = lengths[token] ?? (token >= firstOperator && token <= lastOperator ? 0 : null);
      if (length === null) throw new RangeError('inspect/biff-formula');
      if (token === array || token === remembered) extra.push(token);
      at += length;
    }
    if (at > tokens.length) throw new RangeError('inspect/biff-formula');
  }
  return [...found, ...arrayConstants(extra, behind)];
}

/** What array constants hold, in their order ([MS-XLS] 2.5.198.5 and .6). */
function arrayConstants(extra: readonly number[], behind: Uint8Array): readonly string[] {
  const reader = segmentReader([behind]);
  const found: string[] = [];
  for (const kind of extra) {
    if (kind === remembered) {
      reader.skip(8 * reader.u16());
      continue;
    }
    const columns = reader.u8() + 1;
    const rows = reader.u16() + 1;
    for (let at = 0; at < columns * rows; at += 1) found.push(serializedValue(reader));
  }
  return found.filter((value) => value !== '');
}

/** A value with its kind in front ([MS-XLS] 2.5.243 to 2.5.247); '' for what is neither a text nor a number. */
export function serializedValue(reader: SegmentReader): string {
  const kind = reader.u8();
  if (kind === 2) return reader.string();
  const low = reader.u32();
  const high = reader.u32();
  if (kind !== 1) return '';
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, low, true);
  view.setUint32(4, high, true);
  return String(view.getFloat64(0, true));
}
