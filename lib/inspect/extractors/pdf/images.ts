import type { Collector } from '../../collector.ts';
import { encodeGreyPng, type GreyPixels } from './grey-png.ts';
import { walkImages } from './object-walk.ts';
import { maxImagePixels, type PageImage } from './page-objects.ts';
import { readNarrow, type PdfReader, type Pointer } from './pdfium.ts';

/** An image of a page, as it stands in the file. */
export interface StoredImage {
  readonly object: Pointer;
  readonly raw: Uint8Array;
  /** The same for each that shows the same. */
  readonly key: string;
}

export function findImage(reader: PdfReader, page: Pointer, image: PageImage): StoredImage | undefined {
  let found: StoredImage | undefined;
  walkImages(reader, page, (object, index) => {
    if (index !== image.index) return false;
    const raw = rawData(reader, object);
    found = { object, raw, key: `${fingerprint(raw)} ${image.turned?.key ?? ''}` };
    return true;
  });
  return found;
}

/** Hands on an image as it is stored: a JPEG goes as it is, everything else as grey pixels. */
export function embedImage(
  reader: PdfReader,
  { object, raw }: StoredImage,
  image: PageImage,
  path: readonly string[],
  into: Collector,
): void {
  const name = `image ${image.index + 1}`;
  if (isJpeg(reader, object)) into.embed(path, `${name}.jpg`, raw);
  else if (image.width * image.height > maxImagePixels) into.unscannable('too-large');
  else embedPixels(reader, object, path, `${name}.png`, into);
}

function rawData(reader: PdfReader, object: Pointer): Uint8Array {
  const { api, meter } = reader;
  const bytes = api.FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (bytes <= 0) return new Uint8Array();
  meter.inflate(bytes);
  return reader.borrow(bytes, (at) => {
    api.FPDFImageObj_GetImageDataRaw(object, at, bytes);
    return reader.copy(at, bytes);
  });
}

function isJpeg(reader: PdfReader, object: Pointer): boolean {
  const { api } = reader;
  if (api.FPDFImageObj_GetImageFilterCount(object) !== 1) return false;
  const filter = readNarrow(reader, (buffer, bytes) =>
    api.FPDFImageObj_GetImageFilter(object, 0, buffer, bytes),
  );
  return filter === 'DCTDecode';
}

/** FNV-1a, 32 bits, with the length: tells a file's own images apart, nobody attacks a letterhead. */
export function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}:${hash >>> 0}`;
}

function embedPixels(
  reader: PdfReader,
  object: Pointer,
  path: readonly string[],
  name: string,
  into: Collector,
): void {
  const bitmap = reader.api.FPDFImageObj_GetBitmap(object);
  if (bitmap === 0) {
    into.unscannable('broken');
    return;
  }
  try {
    into.embed(path, name, encodeGreyPng(greyOf(reader, bitmap), reader.meter));
  } finally {
    reader.api.FPDFBitmap_Destroy(bitmap);
  }
}

/** FPDFBitmap_*, fpdfview.h: bytes a pixel by format; colours stand in the order blue, green, red. */
const bytesPerPixel: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4, 4: 4 };

function greyOf(reader: PdfReader, bitmap: Pointer): GreyPixels {
  const { api, meter } = reader;
  const width = api.FPDFBitmap_GetWidth(bitmap);
  const height = api.FPDFBitmap_GetHeight(bitmap);
  const stride = api.FPDFBitmap_GetStride(bitmap);
  const step = bytesPerPixel[api.FPDFBitmap_GetFormat(bitmap)] ?? 4;
  meter.inflate(stride * height + width * height);
  const from = reader.copy(api.FPDFBitmap_GetBuffer(bitmap), stride * height);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    meter.tick();
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + x * step;
      const blue = from[at] ?? 0;
      // Weights of ITU-R BT.601.
      data[y * width + x] =
        step === 1 ? blue : (29 * blue + 150 * (from[at + 1] ?? 0) + 77 * (from[at + 2] ?? 0)) >> 8;
    }
  }
  return { width, height, data };
}
