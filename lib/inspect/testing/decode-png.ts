import { inflateSync } from 'node:zlib';
import type { Pixels } from '../pixels.ts';

/** Decodes PNGs with 8 bits a sample and without interlacing: what tests and our own encoder make. Throws. */
export function decodePng(bytes: Uint8Array): Promise<Pixels> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (bytes[24] !== 8 || bytes[28] !== 0) throw new Error('8 bits a sample, not interlaced, please');
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const isData = view.getUint32(at + 4) === 0x49444154;
    if (isData) chunks.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[bytes[25] ?? 3];
  if (channels === undefined) throw new Error('no palettes, please');
  const samples = unfilter(inflateSync(Buffer.concat(chunks)), width * channels, height, channels);
  const data = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const sample = samples.subarray(pixel * channels, (pixel + 1) * channels);
    const [first = 0, second = 255, third = 0, fourth = 255] = sample;
    if (channels < 3) data.set([first, first, first, channels === 2 ? second : 255], pixel * 4);
    else data.set([first, second, third, fourth], pixel * 4);
  }
  return Promise.resolve({ width, height, data });
}

/** PNG's five filters (ISO/IEC 15948, 9). */
function unfilter(rows: Uint8Array, rowBytes: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)];
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - rowBytes - step] ?? 0) : 0;
      const predictors = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
      out[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + (predictors[filter ?? 0] ?? 0);
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
