import type { Meter } from '../../meter.ts';
import { segmentReader, type SegmentReader } from './biff-record.ts';

/** The strings that cells share ([MS-XLS] 2.4.265). Ends where they end, whatever number was declared. */
export function sharedStrings(segments: readonly Uint8Array[], meter: Meter): string[] {
  const reader = segmentReader(segments);
  reader.u32();
  const count = reader.u32();
  const strings: string[] = [];
  while (strings.length < count) {
    meter.tick();
    strings.push(richString(reader, meter));
  }
  return strings;
}

/** With formats and phonetic signs behind it ([MS-XLS] 2.5.293). */
function richString(reader: SegmentReader, meter: Meter): string {
  const length = reader.u16();
  const flags = reader.u8();
  const runs = (flags & 8) !== 0 ? reader.u16() : 0;
  const extra = (flags & 4) !== 0 ? reader.u32() : 0;
  meter.inflate(length * 2);
  const text = reader.letters(length, (flags & 1) === 1);
  reader.skip(runs * 4 + extra);
  return text;
}
