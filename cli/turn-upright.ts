import type { Pixels } from '../lib/inspect/pixels.ts';

/** Undoes an EXIF orientation: 1 is upright, 2 mirrored, 3 upside down, 4 both; 5 to 8 lie on their side. */
export function turnUpright(pixels: Pixels, orientation: number): Pixels {
  if (!(orientation > 1 && orientation <= 8)) return pixels;
  const isAside = orientation >= 5;
  const width = isAside ? pixels.height : pixels.width;
  const height = isAside ? pixels.width : pixels.height;
  const data = new Uint8Array(pixels.data.length);
  const from = wordsOf(pixels.data);
  const to = wordsOf(data);
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBelow = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const column = isAside ? y : x;
      const row = isAside ? x : y;
      const sourceX = fromRight ? pixels.width - 1 - column : column;
      const sourceY = fromBelow ? pixels.height - 1 - row : row;
      to[y * width + x] = from[sourceY * pixels.width + sourceX] ?? 0;
    }
  }
  return { width, height, data };
}

/** A pixel is one word of four bytes. */
function wordsOf(data: Uint8Array | Uint8ClampedArray): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
}
