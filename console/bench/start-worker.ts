import deuUrl from '@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz?url';
import engUrl from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import fraUrl from '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url';
import spaUrl from '@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz?url';
import pdfUrl from '@embedpdf/pdfium/pdfium.wasm?url';
import archiveUrl from 'libarchive-wasm/dist/libarchive.wasm?url';
import writingUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import codesUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type BenchClient, createBenchClient } from './bench-client.ts';
import type { EnginePart } from './messages.ts';
import { workerAddress } from './worker-address.ts';

const engineUrls: Readonly<Record<EnginePart, string>> = {
  pdf: pdfUrl,
  archive: archiveUrl,
  codes: codesUrl,
  writing: writingUrl,
  eng: engUrl,
  deu: deuUrl,
  fra: fraUrl,
  spa: spaUrl,
};

let client: BenchClient | null = null;
/** One for as long as the page lives: reading a whole policy takes seconds, the second time none. */
export function benchClient(): BenchClient {
  return (client ??= createBenchClient(
    () => new Worker(workerAddress, { type: 'module' }),
    async (name) => {
      const response = await fetch(engineUrls[name]).catch(() => null);
      return response?.ok === true ? response.arrayBuffer() : null;
    },
  ));
}
