import pdfUrl from '@embedpdf/pdfium/pdfium.wasm?url';
import archiveUrl from 'libarchive-wasm/dist/libarchive.wasm?url';
import codesUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type BenchClient, createBenchClient } from './bench-client.ts';
import type { EngineName } from './messages.ts';
import { workerAddress } from './worker-address.ts';

const engineUrls: Readonly<Record<EngineName, string>> = {
  pdf: pdfUrl,
  archive: archiveUrl,
  codes: codesUrl,
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
