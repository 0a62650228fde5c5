import { decodeCodePage } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { unzlib } from '../../unzlib.ts';

/** The texts of a PNG (W3C PNG 11.3.3): tEXt, zTXt, iTXt, each under its keyword. */
export function readPngTexts(bytes: Uint8Array, into: Collector, meter: Meter): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    meter.tick();
    const length = view.getUint32(at);
    const type = decodeCodePage(bytes.subarray(at + 4, at + 8), 28591);
    if (at + 12 + length > bytes.length) throw new RangeError('inspect/png-chunk');
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) readText(type, content, into, meter);
    if (type === 'IEND') return;
    at += 12 + length;
  }
}

function readText(type: string, content: Uint8Array, into: Collector, meter: Meter): void {
  const end = content.indexOf(0);
  if (end < 0) return;
  const keyword = decodeCodePage(content.subarray(0, end), 28591);
  const [packed, start] =
    type === 'tEXt'
      ? [false, end + 1]
      : type === 'zTXt'
        ? [true, end + 2]
        : [content[end + 1] === 1, afterTags(content, end)];
  const value = packed ? unzlib(content.subarray(start), meter) : content.subarray(start);
  const text = type === 'iTXt' ? new TextDecoder().decode(value) : decodeCodePage(value, 28591);
  into.text(['properties', keyword], text);
}

/** Language and translated keyword stand before the text of iTXt. */
function afterTags(content: Uint8Array, end: number): number {
  const language = content.indexOf(0, end + 3);
  const keyword = language < 0 ? -1 : content.indexOf(0, language + 1);
  return keyword < 0 ? content.length : keyword + 1;
}
