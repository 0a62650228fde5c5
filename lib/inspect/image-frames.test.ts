import { expect, it } from 'vitest';
import { encodeGreyPng } from './extractors/pdf/grey-png.ts';
import { imageFrames } from './image-frames.ts';
import { createMeter } from './meter.ts';
import { joinBytes, latin1 } from './testing/bytes.ts';
import { u16, u32 } from './testing/legacy-builder.ts';
import { cut } from './testing/random.ts';

const png = encodeGreyPng({ width: 40, height: 40, data: new Uint8Array(1600).fill(90) }, createMeter());
/** Its header, and in front of the rest what an animated one has. */
const apng = joinBytes(
  png.subarray(0, 33),
  [0, 0, 0, 8],
  latin1('acTL'),
  [0, 0, 0, 3, 0, 0, 0, 0],
  [0, 0, 0, 0],
  png.subarray(33),
);
const jpeg = joinBytes(
  [0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd9, 0xff, 0xd9],
  [0xff, 0xda, 0, 4, 1, 1, 5, 0xff, 0, 0xff, 0xd0, 7, 7, 0xff, 0xd9],
);
const gifFrame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x3b, 0x3b, 0];
const gif = (...frames: number[][]): Uint8Array =>
  joinBytes(latin1('GIF89a'), [1, 0, 1, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255], ...frames, [0x3b]);
const bmp = joinBytes(
  latin1('BM'),
  u32(0),
  u32(0),
  u32(54),
  u32(40),
  u32(5),
  u32(2),
  u16(1),
  u16(24),
  new Uint8Array(24),
  new Uint8Array(32),
);
const chunk = (name: string, length: number): Uint8Array =>
  joinBytes(latin1(name), u32(length), new Uint8Array(length + (length & 1)));
const webp = (...chunks: Uint8Array[]): Uint8Array => {
  const content = joinBytes(latin1('WEBP'), ...chunks);
  return joinBytes(latin1('RIFF'), u32(content.length), content);
};

it.each<[string, Uint8Array, number]>([
  ['PNG', png, 1],
  ['animated PNG', apng, 3],
  ['JPEG with the end mark of a thumbnail in its header', jpeg, 1],
  ['GIF', gif(gifFrame), 1],
  ['animated GIF', gif([0x21, 0xf9, 1, 0, 0], gifFrame, gifFrame), 2],
  ['BMP', bmp, 1],
  ['WebP', webp(chunk('VP8 ', 21)), 1],
  ['animated WebP', webp(chunk('VP8X', 10), chunk('ANMF', 9), chunk('ANMF', 9)), 2],
])('%s: whole, and every shorter piece is not', (_, bytes, frames) => {
  expect(imageFrames(bytes, createMeter())).toEqual({ isWhole: true, frames, end: bytes.length });
  for (const piece of cut(bytes)) {
    if (piece.length < bytes.length) expect(imageFrames(piece, createMeter()).isWhole).toBe(false);
  }
});
