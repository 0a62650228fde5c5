import { zlibSync } from 'fflate';
import { crc32 } from '../../crc32.ts';
import type { Meter } from '../../meter.ts';

/** One byte a pixel, 0 is black, rows from the top without gaps. */
export interface GreyPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** PNG (ISO/IEC 15948), 8 bits of grey; every row is filtered by "up", which makes even areas cheap to compress. */
export function encodeGreyPng({ width, height, data }: GreyPixels, meter: Meter): Uint8Array {
  meter.inflate((width + 1) * height);
  const rows = new Uint8Array((width + 1) * height);
  const up = 2;
  for (let y = 0; y < height; y += 1) {
    meter.tick();
    const to = y * (width + 1);
    rows[to] = up;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      rows[to + 1 + x] = (data[at] ?? 0) - (y === 0 ? 0 : (data[at - width] ?? 0));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8; // Bits a sample. Colour type grey, compression, filter and interlace methods are all 0.
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows, { level: 1 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
