import type { Extractor } from '../extractor.ts';
import { readEmf } from './metafile/emf.ts';
import { readWmf } from './metafile/wmf.ts';

/** Drawings of Windows, as documents have them beside their objects: the text written in them, bitmaps embedded. */
export const metafileExtractors: readonly Extractor[] = [
  { types: ['image/emf'], extract: readEmf },
  { types: ['image/wmf'], extract: readWmf },
];
