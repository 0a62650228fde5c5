import type { Collector } from './collector.ts';
import { imageFrames } from './image-frames.ts';
import { imageSize } from './image-size.ts';
import { LimitError, type Meter } from './meter.ts';
import { UnreadableError } from './unreadable.ts';

/** A decoded image: red, green, blue and alpha, a byte each, rows from the top without gaps. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Decodes PNG, JPEG and what else the surroundings can; the browser does it by itself, Node needs a decoder. Rejects. */
export type DecodeImage = (bytes: Uint8Array) => Promise<Pixels>;

/** One byte a pixel, 0 is black, rows from the top without gaps. */
export interface GreyPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pixels of an image that may be decoded: 160 MB as RGBA. */
export const maxImagePixels = 40_000_000;

/** Images that engines are given. */
export const imageTypes: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
];

/**
 * Looks at the size first, so that no image is decoded that would not fit. What is missing at its end, and what it shows
 * after its first frame, is told to `into`. Throws LimitError and UnreadableError.
 */
export async function decodeWithin(
  bytes: Uint8Array,
  decode: DecodeImage,
  into: Collector,
  meter: Meter,
): Promise<Pixels> {
  const size = imageSize(bytes);
  if (size === undefined) throw new UnreadableError('broken', 'image header');
  const area = size.width * size.height;
  // Pixels are gone with their image: each only has to fit.
  if (area > maxImagePixels || area * 4 > meter.left().inflatedBytes) throw new LimitError('too-large');
  const { isWhole, frames } = imageFrames(bytes, meter);
  const pixels = await tryDecode(bytes, decode);
  if (pixels.data.length !== pixels.width * pixels.height * 4) throw new UnreadableError('broken', 'image');
  if (!isWhole) into.unscannable('broken');
  if (frames > 1) into.unscannable('too-large');
  return pixels;
}

async function tryDecode(bytes: Uint8Array, decode: DecodeImage): Promise<Pixels> {
  try {
    return await decode(bytes);
  } catch (error) {
    throw error instanceof LimitError ? error : new UnreadableError('broken', 'image');
  }
}

/** Weights of ITU-R BT.601; what is transparent shows white. */
export function toGrey({ width, height, data }: Pixels, meter: Meter): GreyPixels {
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    meter.tick();
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      const from = at * 4;
      const level = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
      const alpha = data[from + 3] ?? 0;
      grey[at] = alpha === 255 ? level : 255 + (((level - 255) * alpha) >> 8);
    }
  }
  return { width, height, data: grey };
}
