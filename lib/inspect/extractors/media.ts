import type { Extractor } from '../extractor.ts';
import { imageTypes } from '../pixels.ts';
import { readImageMetadata } from './media/image-metadata.ts';
import { readId3 } from './media/id3.ts';
import { readMatroska } from './media/matroska.ts';
import { readMp4 } from './media/mp4.ts';
import { readRiff } from './media/riff.ts';
import { readFlac, readOgg } from './media/vorbis.ts';

/** What is said about a recording, never what is heard or seen in it: neither sound, nor pictures, nor subtitles. */
export const mediaExtractors: readonly Extractor[] = [
  { types: ['audio/mpeg', 'audio/aac'], extract: readId3 },
  {
    types: [
      'video/mp4',
      'video/x-m4v',
      'audio/mp4',
      'audio/x-m4a',
      'video/quicktime',
      'video/3gpp',
      'video/3gpp2',
    ],
    extract: readMp4,
  },
  { types: ['video/webm', 'video/matroska', 'video/x-matroska', 'audio/webm'], extract: readMatroska },
  { types: ['audio/ogg', 'video/ogg', 'application/ogg'], extract: readOgg },
  { types: ['audio/flac'], extract: readFlac },
  { types: ['audio/wav', 'video/x-msvideo'], extract: readRiff },
];

/** What pictures say about themselves; what they show is for the engines that look at pixels. */
export const pictureExtractor: Extractor = { types: imageTypes, extract: readImageMetadata };

/** Pictures that nobody here decodes: what they say about themselves is read, what they show is not. */
export const undecodedImageExtractor: Extractor = {
  types: [
    'image/tiff',
    'image/heic',
    'image/heif',
    'image/heic-sequence',
    'image/heif-sequence',
    'image/avif',
  ],
  async extract(bytes, into, meter) {
    await readImageMetadata(bytes, into, meter);
    into.unscannable('unknown-type');
  },
};
