import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { archiveTypes, createArchiveExtractor } from '../lib/inspect/extractors/archive.ts';
import { createOcrExtractor, type TesseractCore } from '../lib/inspect/extractors/ocr.ts';
import { createPdfExtractor, pdfTypes } from '../lib/inspect/extractors/pdf.ts';
import { createQrExtractor } from '../lib/inspect/extractors/qr.ts';
import { imageTypes } from '../lib/inspect/pixels.ts';
import { createReadersFor } from '../lib/inspect/readers.ts';
import { decodeImage } from './decode-image.ts';

const require = createRequire(import.meta.url);
const tesseract = 'tesseract.js-core/tesseract-core-simd-lstm';
const languages = ['eng', 'deu', 'fra', 'spa'] as const;

async function wasmOf(file: string): Promise<ArrayBuffer> {
  return Uint8Array.from(await readFile(require.resolve(file))).buffer;
}

async function languageData(language: string): Promise<[string, Uint8Array]> {
  const file = `@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`;
  return [language, new Uint8Array(await wasmOf(file))];
}

/** The extension's readers, with their engines from node_modules. */
export const readersFor = createReadersFor([
  {
    types: pdfTypes,
    load: async () => createPdfExtractor({ wasm: await wasmOf('@embedpdf/pdfium/pdfium.wasm') }),
  },
  {
    types: archiveTypes,
    load: async () => createArchiveExtractor({ wasm: await wasmOf('libarchive-wasm/dist/libarchive.wasm') }),
  },
  {
    types: imageTypes,
    stage: 'qr',
    load: async () =>
      createQrExtractor({ wasm: await wasmOf('zxing-wasm/reader/zxing_reader.wasm'), decode: decodeImage }),
  },
  {
    types: imageTypes,
    stage: 'ocr',
    load: async () =>
      createOcrExtractor({
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a script without types
        core: require(`${tesseract}.js`) as TesseractCore,
        wasm: await wasmOf(`${tesseract}.wasm`),
        languages: Object.fromEntries(await Promise.all(languages.map(languageData))),
        decode: decodeImage,
      }),
  },
]);
