import type { Meter } from './meter.ts';

/** What the structure of an image says, before anything is decoded. */
export interface ImageFrames {
  /** False where it ends before its end: decoders make grey or black of what is missing, without an error. */
  readonly isWhole: boolean;
  /** Pictures one after the other. Decoders give the first. */
  readonly frames: number;
  /** Where it ends, in bytes; the length of all where it does not. */
  readonly end: number;
}

type Walk = (view: DataView, meter: Meter) => ImageFrames;

/** Walks over the blocks of a PNG, JPEG, GIF, BMP or WebP. Never throws but LimitError. */
export function imageFrames(bytes: Uint8Array, meter: Meter): ImageFrames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return walkFor(view)(view, meter);
  } catch (error) {
    if (error instanceof RangeError) return { isWhole: false, frames: 1, end: bytes.length };
    throw error;
  }
}

function walkFor(view: DataView): Walk {
  if (view.getUint16(0) === 0xffd8) return jpegFrames;
  if (view.getUint16(0) === 0x424d) return bmpFrames;
  if (view.getUint32(0) === 0x89504e47) return pngFrames;
  return view.getUint32(0) === 0x47494638 ? gifFrames : webpFrames;
}

/** Chunks until IEND; `acTL` (W3C PNG 11.3.6.1) says how many frames an animated one has. */
const pngFrames: Walk = (view, meter) => {
  let frames = 1;
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    meter.tick();
    const type = view.getUint32(at + 4);
    if (type === 0x6163544c) frames = view.getUint32(at + 8);
    // Its checksum is the last thing.
    if (type === 0x49454e44) return { isWhole: at + 12 <= view.byteLength, frames, end: at + 12 };
  }
};

/** ITU-T T.81, B.1: segments, and after each start of a scan its data, until EOI. */
const jpegFrames: Walk = (view, meter) => {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 2; ;) {
    meter.tick();
    // What stands before it is data of a scan.
    at = bytes.indexOf(0xff, at);
    if (at === -1) return { isWhole: false, frames: 1, end: bytes.length };
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return { isWhole: true, frames: 1, end: at + 2 };
    // Data, fill bytes, restart marks; everything else says how long it is.
    const isBare = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    at += isBare ? 1 : 2 + view.getUint16(at + 2);
  }
};

/** GIF89a: descriptors of images, extensions, each followed by sub-blocks, until the trailer. */
const gifFrames: Walk = (view, meter) => {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  const afterBlocks = (start: number): number => {
    let at = start;
    for (; view.getUint8(at) !== 0; at += 1 + view.getUint8(at)) meter.tick();
    return at + 1;
  };
  let frames = 0;
  for (let at = 13 + colours(view.getUint8(10)); ;) {
    const kind = view.getUint8(at);
    if (kind === 0x3b) return { isWhole: true, frames, end: at + 1 };
    if (kind === 0x21) at = afterBlocks(at + 2);
    else if (kind === 0x2c) {
      frames += 1;
      at = afterBlocks(at + 11 + colours(view.getUint8(at + 9)));
    } else return { isWhole: false, frames, end: view.byteLength };
  }
};

/** Rows without compression have a known length; with it, the header says how much there is. */
const bmpFrames: Walk = (view) => {
  const start = view.getUint32(10, true);
  const said = view.getUint32(2, true);
  if (view.getUint32(14, true) === 12) return { isWhole: start < view.byteLength, frames: 1, end: said };
  const bits = view.getUint16(28, true);
  const isPacked = ![0, 3, 6].includes(view.getUint32(30, true));
  const row = Math.ceil((view.getInt32(18, true) * bits) / 32) * 4;
  const length = isPacked ? view.getUint32(34, true) : row * Math.abs(view.getInt32(22, true));
  // A profile of its colours may stand behind them; not every program says the length right.
  const end = Math.max(start + length, said > view.byteLength ? 0 : said);
  return { isWhole: start + length <= view.byteLength, frames: 1, end };
};

/** RFC 9649: the length of all, then chunks, `ANMF` for each frame. */
const webpFrames: Walk = (view, meter) => {
  const end = 8 + view.getUint32(4, true);
  let frames = 0;
  for (let at = 12; at + 8 <= Math.min(end, view.byteLength);) {
    meter.tick();
    if (view.getUint32(at) === 0x414e4d46) frames += 1;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length & 1);
  }
  return { isWhole: end <= view.byteLength, frames: Math.max(1, frames), end: end + (end & 1) };
};
