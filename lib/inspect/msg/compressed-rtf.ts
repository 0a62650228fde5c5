import type { Meter } from '../meter.ts';

const windowBytes = 4096;
/** What the window holds at the start ([MS-OXRTFCP] 2.1.2.1). */
const preset =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** The RTF of a message ([MS-OXRTFCP]). Ends where the data do. Throws for another kind, and LimitError. */
export function decompressRtf(bytes: Uint8Array, meter: Meter): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  if (kind === 0x414c454d) return bytes.subarray(16);
  if (kind !== 0x75465a4c) throw new Error('inspect/compressed-rtf');
  // Two bytes and their flag make 17 at most, so what is declared is believed only up to there.
  const size = Math.min(view.getUint32(4, true), bytes.length * 9);
  meter.inflate(size);
  const result = new Uint8Array(size);
  const window = new Uint8Array(windowBytes);
  Array.from(preset, (letter, at) => (window[at] = letter.charCodeAt(0)));
  let write = preset.length;
  let filled = 0;
  const put = (byte: number): void => {
    window[write] = byte;
    write = (write + 1) % windowBytes;
    if (filled < size) result[filled] = byte;
    filled += 1;
  };
  let at = 16;
  while (at < bytes.length && filled < size) {
    meter.tick();
    const flags = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < bytes.length && filled < size; bit += 1) {
      if (((flags >> bit) & 1) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = reference >> 4;
      if (from === write) return result.subarray(0, Math.min(filled, size));
      for (let step = 0; step < (reference & 15) + 2; step += 1)
        put(window[(from + step) % windowBytes] ?? 0);
    }
  }
  return result.subarray(0, Math.min(filled, size));
}
