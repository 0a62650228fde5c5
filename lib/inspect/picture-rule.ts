import type { EmbeddedFile } from './extracted.ts';
import { imageSize } from './image-size.ts';
import type { Stage } from './stage.ts';

/** Icons: in fewer pixels than this a side there are only a few letters. */
const minWritingSide = 64;
/** The smallest symbol, a Data Matrix of ten modules, one pixel each. */
const minCodeSide = 10;
/** What LibreOffice and Word make of a first page, with letters of a few pixels. A larger one is read as any picture. */
const maxPreviewSide = 256;

/**
 * Whether a picture's pixels are looked at: not for codes where none has room, not for writing where both sides are
 * below 64 pixels, nor in a document's own preview of at most 256 × 256 pixels. Where the size is not known they are.
 */
export function isWorthReading({ bytes, isPreview }: EmbeddedFile, stage: Stage): boolean {
  const size = imageSize(bytes);
  if (size === undefined) return true;
  const larger = Math.max(size.width, size.height);
  if (stage === 'qr') return Math.min(size.width, size.height) >= minCodeSide;
  return larger >= minWritingSide && !(isPreview === true && larger <= maxPreviewSide);
}
