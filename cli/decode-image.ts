import { PhotonImage } from '@silvia-odwyer/photon-node';
import exifr from 'exifr';
import type { Pixels } from '../lib/inspect/pixels.ts';
import { turnUpright } from './turn-upright.ts';

/**
 * PNG, JPEG, WebP, GIF and BMP (of several frames the first), upright as a browser shows them. Whoever asks has seen to
 * it that the size is bearable. Rejects where the bytes are no such image.
 */
export async function decodeImage(bytes: Uint8Array): Promise<Pixels> {
  const image = PhotonImage.new_from_byteslice(bytes);
  try {
    const pixels = { width: image.get_width(), height: image.get_height(), data: image.get_raw_pixels() };
    const isJpeg = bytes[0] === 0xff;
    return isJpeg ? turnUpright(pixels, await orientationOf(bytes)) : pixels;
  } finally {
    image.free();
  }
}

/** 1 to 8 (EXIF 2.32, 4.6.4); 1 where nothing is said or it cannot be read. */
async function orientationOf(bytes: Uint8Array): Promise<number> {
  return (await exifr.orientation(bytes).catch(() => undefined)) ?? 1;
}
