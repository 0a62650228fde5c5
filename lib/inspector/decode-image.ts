import type { Pixels } from '../inspect/pixels.ts';

/** The browser's own decoder; of what moves, the first picture. Turned as its EXIF says. */
export async function decodeImage(bytes: Uint8Array): Promise<Pixels> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('inspect/no-canvas');
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
