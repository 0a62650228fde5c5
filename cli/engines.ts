import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { archiveTypes, createArchiveExtractor } from '../lib/inspect/extractors/archive.ts';
import { createPdfExtractor, pdfTypes } from '../lib/inspect/extractors/pdf.ts';
import { createReaderFor } from '../lib/inspect/readers.ts';

const { resolve } = createRequire(import.meta.url);

async function wasmOf(file: string): Promise<ArrayBuffer> {
  return Uint8Array.from(await readFile(resolve(file))).buffer;
}

/** The extension's readers, with their engines from node_modules. */
export const readerFor = createReaderFor([
  {
    types: pdfTypes,
    load: async () => createPdfExtractor({ wasm: await wasmOf('@embedpdf/pdfium/pdfium.wasm') }),
  },
  {
    types: archiveTypes,
    load: async () => createArchiveExtractor({ wasm: await wasmOf('libarchive-wasm/dist/libarchive.wasm') }),
  },
]);
