import type { Meter } from '../../meter.ts';
import type { GreyPixels } from '../../pixels.ts';

/** Recognition wants letters about 30 pixels high (300 dpi). On screens they have 12 to 20, on photos any number. */
const smallArea = 5_000_000;
/** More pixels cost time and bring nothing. */
const largeArea = 9_000_000;
const maxScale = 2;
/** A median below this: light writing on a dark ground. */
const darkMedian = 110;
/** Share of pixels at the ground's end of the scale that may turn fully black or white. */
const clipped = 0.01;
/** As many at the other end: a line of writing on an empty screen has hardly more. */
const clippedInk = 50;
/** Levels; what differs less is one colour with noise. */
const minContrast = 12;

/** Black on white, with full contrast, at a size that Tesseract reads well. */
export function prepareForOcr(pixels: GreyPixels, meter: Meter): GreyPixels {
  const { width, height, data } = pixels;
  const levels = levelTable(data);
  const mapped = resize({ width, height, data }, scaleFor(width * height), meter);
  for (let at = 0; at < mapped.data.length; at += 1) mapped.data[at] = levels[mapped.data[at] ?? 0] ?? 0;
  return mapped;
}

export function scaleFor(area: number): number {
  if (area < smallArea) return Math.min(maxScale, Math.sqrt(smallArea / area));
  return area > largeArea ? Math.sqrt(largeArea / area) : 1;
}

/** What each grey level becomes. */
function levelTable(data: Uint8Array): Uint8Array {
  const histogram = new Uint32Array(256);
  for (const level of data) histogram[level] = (histogram[level] ?? 0) + 1;
  const dark = percentile(histogram, data.length / 2) < darkMedian;
  const ground = data.length * clipped;
  const ink = Math.min(clippedInk, ground);
  const lowest = percentile(histogram, dark ? ground : ink);
  const highest = percentile(histogram, data.length - (dark ? ink : ground));
  // The ground stays what it is, also where there is nothing else.
  const low = dark ? lowest : Math.min(lowest, highest - minContrast);
  const span = Math.max(minContrast, highest - low);
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const stretched = Math.min(255, Math.max(0, Math.round(((level - low) * 255) / span)));
    return dark ? 255 - stretched : stretched;
  });
}

function percentile(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += histogram[level] ?? 0;
    if (seen > rank) return level;
  }
  return 255;
}

/** Bilinear; pictures that shrink to less than half are halved by averages first, lest thin strokes vanish. */
function resize(pixels: GreyPixels, scale: number, meter: Meter): GreyPixels {
  if (scale < 0.5) return resize(halve(pixels, meter), scale * 2, meter);
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  const data = new Uint8Array(width * height);
  const columns = Array.from({ length: width }, (_, x) => sample(x, width, pixels.width));
  for (let y = 0; y < height; y += 1) {
    meter.tick();
    const row = sample(y, height, pixels.height);
    const upper = row.first * pixels.width;
    const lower = row.second * pixels.width;
    columns.forEach(({ first, second, weight }, x) => {
      const top = mix(pixels.data[upper + first], pixels.data[upper + second], weight);
      const bottom = mix(pixels.data[lower + first], pixels.data[lower + second], weight);
      data[y * width + x] = mix(top, bottom, row.weight);
    });
  }
  return { width, height, data };
}

/** Which two source pixels a target pixel lies between, and how near it is to the second. */
function sample(
  at: number,
  target: number,
  source: number,
): { first: number; second: number; weight: number } {
  const exact = Math.min(source - 1, Math.max(0, ((at + 0.5) * source) / target - 0.5));
  const first = Math.floor(exact);
  return { first, second: Math.min(source - 1, first + 1), weight: exact - first };
}

function mix(first = 0, second = 0, weight: number): number {
  return first + (second - first) * weight;
}

function halve({ width, height, data }: GreyPixels, meter: Meter): GreyPixels {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0; y < half.height; y += 1) {
    meter.tick();
    for (let x = 0; x < half.width; x += 1) {
      const at = 2 * y * width + 2 * x;
      const below = at + (2 * y + 1 < height ? width : 0);
      const right = 2 * x + 1 < width ? 1 : 0;
      const sum = (data[at] ?? 0) + (data[at + right] ?? 0) + (data[below] ?? 0) + (data[below + right] ?? 0);
      out[y * half.width + x] = sum >> 2;
    }
  }
  return { ...half, data: out };
}
