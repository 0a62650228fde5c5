import { joinBytes, latin1, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { type Specimen, wordFor } from '../specimen.ts';
import { fixtureBytes } from './fixture.ts';
import { pngWithText } from './media.ts';

const codes: readonly (readonly [place: string, word: string])[] = [
  ['QR code', 'planted-qr'],
  ['Data Matrix', 'planted-matrix'],
  ['PDF417', 'planted-pdf417'],
  ['Aztec', 'planted-aztec'],
  ['Code 128', 'planted-128'],
  ['EAN-13', '4006381333931'],
];

const png = { format: 'image', type: 'image/png' } as const;

/** Read without OCR. */
export const pictureSpecimens: readonly Specimen[] = [
  {
    ...png,
    name: 'codes.png',
    title: 'codes',
    maker: 'zint, ImageMagick',
    bytes: () => fixtureBytes('codes.png'),
    plants: codes.map(([place, word]) => ({ place, word, where: /code \d+/ })),
  },
  {
    ...png,
    name: 'texts.png',
    title: 'texts beside the picture',
    maker: 'by hand',
    bytes: () => pngWithText(wordFor('text chunk of a png')),
    plants: [{ place: 'text chunk of a png', word: wordFor('text chunk of a png'), where: /properties/ }],
  },
];

/** Read with OCR, in English. */
export const screenSpecimens: readonly Specimen[] = ['light', 'dark'].map((shade) => ({
  ...png,
  name: `screen-${shade}.png`,
  title: `${shade} screenshot`,
  maker: 'ImageMagick',
  bytes: () => fixtureBytes(`screen-${shade}.png`),
  plants: [
    { place: `writing on a ${shade} ground`, word: 'planted heading', where: /text in the image/ },
    {
      place: `number on a ${shade} ground`,
      word: ['DE02', '1203', '0000', '0000', '2020', '51'].join(' '),
      where: /text in the image/,
    },
  ],
}));

/** ISO/IEC 23008-12: a box that names the brand. */
const heicBytes = joinBytes([0, 0, 0, 24], latin1('ftypheic'), [0, 0, 0, 0], utf8('mif1heic'));

export const undecodedSpecimens: readonly Specimen[] = [
  {
    format: 'image',
    name: 'photo.heic',
    title: 'HEIC, AVIF, TIFF: only what they say about themselves',
    type: 'image/heic',
    maker: 'by hand',
    bytes: () => heicBytes,
    plants: [],
    unscannable: 'unknown-type',
  },
];
