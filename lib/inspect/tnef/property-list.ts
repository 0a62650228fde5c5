import { decodeCodePage, decodeUtf16 } from '../code-pages.ts';
import type { Meter } from '../meter.ts';
import type { MsgProperties } from '../msg/properties.ts';
import { UnreadableError } from '../unreadable.ts';

/** Properties by their number; an object is a message or a document inside. */
export interface PropertyList extends MsgProperties {
  readonly objects: readonly Uint8Array[];
}

/** Bytes of a value that is fixed in length, filled up to four ([MS-OXCDATA] 2.11.1). */
const fixed: Readonly<Record<number, number>> = {
  ...{ 0x00: 0, 0x01: 0, 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8 },
  ...{ 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16 },
};
const types = { text: 0x1e, wideText: 0x1f, object: 0x0d, binary: 0x102 };
const several = 0x1000;

/** The lists that stand one behind the other ([MS-OXTNEF] 2.1.3.4). Throws UnreadableError where they end too early. */
export function* readPropertyLists(
  bytes: Uint8Array,
  lists: number | 'as counted',
  codePage: number,
  meter: Meter,
): Generator<PropertyList> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    const start = at;
    at += length;
    if (at > bytes.length) throw new UnreadableError('broken', 'a property list ends too early');
    return start;
  };
  const number = (): number => view.getUint32(take(4), true);
  const counted = (): Uint8Array => {
    const length = number();
    const start = take(length);
    // The last may lack what fills it up.
    at = Math.min(bytes.length, start + ((length + 3) & ~3));
    return bytes.subarray(start, start + length);
  };
  const passName = (): void => {
    take(16);
    if (number() === 0) take(4);
    else counted();
  };
  const count = lists === 'as counted' ? number() : lists;
  for (let list = 0; list < count; list += 1) {
    const texts = new Map<number, string>();
    const binaries = new Map<number, Uint8Array>();
    const objects: Uint8Array[] = [];
    const keep = (id: number, type: number): void => {
      const value = counted();
      if (type === types.object) objects.push(value.subarray(16));
      else if (type === types.binary) binaries.set(id, value);
      else {
        const text = type === types.wideText ? decodeUtf16(value) : decodeCodePage(value, codePage);
        const before = texts.get(id);
        texts.set(id, `${before === undefined ? '' : `${before}\n`}${text.replace(/\0+$/, '')}`);
      }
    };
    for (let left = number(); left > 0; left -= 1) {
      meter.tick();
      const type = view.getUint16(take(2), true);
      const id = view.getUint16(take(2), true);
      if (id >= 0x8000) passName();
      const single = type & ~several;
      const length = fixed[single];
      const isCounted = Object.values(types).includes(single);
      if (length === undefined && !isCounted) throw new UnreadableError('broken', 'an unknown type');
      const values = isCounted || single !== type ? number() : 1;
      if (length !== undefined)
        take(single === 2 && single !== type ? (2 * values + 3) & ~3 : values * length);
      else for (let value = 0; value < values; value += 1) keep(id, single);
    }
    yield { texts, binaries, objects };
  }
}
