import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('imageSize', () => {
  it.each([
    ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000300 00000200'],
    ['JPEG with an APP0 and fill bytes', 'ffd8 ffe00004 0000 ffff ffc2 0011 08 0200 0300 00'],
    ['GIF', '474946383961 0003 0002'],
    ['BMP', '424d 00000000 00000000 36000000 28000000 00030000 00feffff'],
    ['OS/2 BMP', '424d 00000000 00000000 1a000000 0c000000 0003 0002'],
    ['WebP, lossy', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 0003 0002'],
    ['WebP, lossless', '52494646 00000000 57454250 5650384c 00000000 2f ffc27f00'],
    ['WebP, extended', '52494646 00000000 57454250 56503858 0a000000 00000000 ff0200 ff0100'],
  ])('knows %s', (_, bytes) => {
    expect(imageSize(hex(bytes))).toEqual({ width: 768, height: 512 });
  });

  it('says nothing about what is cut off, empty or something else', () => {
    expect(imageSize(hex('89504e470d0a1a0a 0000000d 4948'))).toBeUndefined();
    expect(imageSize(hex('474946383961 0000 0002'))).toBeUndefined();
    expect(imageSize(hex('ffd8 ffe00004 0000 1234'))).toBeUndefined();
    expect(imageSize(new Uint8Array())).toBeUndefined();
    expect(imageSize(new TextEncoder().encode('no image at all, just a text'))).toBeUndefined();
  });
});
