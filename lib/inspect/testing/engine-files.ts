import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** What the engines are made from, each by its path in node_modules. The extension ships the same files. */
const files = {
  pdfium: '@embedpdf/pdfium/pdfium.wasm',
  libarchive: 'libarchive-wasm/dist/libarchive.wasm',
} as const;

/** Reads an engine's file from node_modules. For tests and measurements under Node. */
export async function readEngineFile(name: keyof typeof files): Promise<ArrayBuffer> {
  const bytes = await readFile(resolve(files[name]));
  return Uint8Array.from(bytes).buffer;
}
