import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TesseractCore } from '../extractors/ocr.ts';

const require = createRequire(import.meta.url);

/** What the engines are made from, each by its path in node_modules. The extension ships the same files. */
const files = {
  pdfium: '@embedpdf/pdfium/pdfium.wasm',
  libarchive: 'libarchive-wasm/dist/libarchive.wasm',
  zxing: 'zxing-wasm/reader/zxing_reader.wasm',
  tesseract: 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  eng: '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
  deu: '@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz',
  fra: '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz',
  spa: '@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz',
} as const;

/** Reads an engine's file from node_modules. For tests and measurements under Node. */
export async function readEngineFile(name: keyof typeof files): Promise<ArrayBuffer> {
  const bytes = await readFile(require.resolve(files[name]));
  return Uint8Array.from(bytes).buffer;
}

export function loadTesseractCore(): TesseractCore {
  return require('tesseract.js-core/tesseract-core-simd-lstm.js') as TesseractCore;
}
