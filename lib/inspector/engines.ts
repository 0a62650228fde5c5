import * as v from 'valibot';
import type { Engine } from '../inspect/engine.ts';
import { createArchiveExtractor } from '../inspect/extractors/archive.ts';
import { createOcrExtractor, type TesseractCore } from '../inspect/extractors/ocr.ts';
import { createPdfExtractor } from '../inspect/extractors/pdf.ts';
import { createQrExtractor } from '../inspect/extractors/qr.ts';
import { decodeImage } from './decode-image.ts';
import type { EngineName } from './engine-name.ts';
import { engineFolder, loadOwnFile } from './engine-files.ts';
import { languageListSchema, languageName, languagesToLoad } from './ocr-languages.ts';

interface Surroundings {
  /** Runs before the engine does. */
  dropNetwork(): void;
  /** What the engine's heap grows to. */
  readonly maxHeapBytes: number;
  /** Those that are asked for: `languagesAsked`. */
  readonly languages: readonly string[];
}

/** Makes an engine inside of its own worker, which must be a classic one. */
type Make = (surroundings: Surroundings) => Promise<Engine>;

export const engines: Readonly<Record<EngineName, Make>> = {
  async pdf({ dropNetwork, maxHeapBytes }) {
    const wasm = await loadOwnFile('pdfium.wasm');
    dropNetwork();
    return createPdfExtractor({ wasm, maxHeapBytes });
  },
  async archive({ dropNetwork, maxHeapBytes }) {
    const wasm = await loadOwnFile('libarchive.wasm');
    dropNetwork();
    return createArchiveExtractor({ wasm, maxHeapBytes });
  },
  async codes({ dropNetwork, maxHeapBytes }) {
    const wasm = await loadOwnFile('zxing_reader.wasm');
    dropNetwork();
    return createQrExtractor({ wasm, decode: decodeImage, maxHeapBytes });
  },
  async writing({ dropNetwork, maxHeapBytes, languages: asked }) {
    const list: unknown = JSON.parse(new TextDecoder().decode(await loadOwnFile('languages.json')));
    const names = languagesToLoad(v.parse(languageListSchema, list), asked);
    const load = async (name: string) => [languageName(name), await unpacked(name)] as const;
    const [wasm, ...languages] = await Promise.all([loadOwnFile('tesseract-core.wasm'), ...names.map(load)]);
    const core = loadCore();
    dropNetwork();
    return createOcrExtractor({
      ...{ core, wasm, maxHeapBytes, decode: decodeImage },
      languages: Object.fromEntries(languages),
    });
  },
};

/** By the browser, which takes a third of the time and other threads for it. */
async function unpacked(name: string): Promise<Uint8Array> {
  const bytes = await loadOwnFile(name);
  if (!name.endsWith('.gz')) return new Uint8Array(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function loadCore(): TesseractCore {
  const importScripts: unknown = Reflect.get(globalThis, 'importScripts');
  if (!isFunction(importScripts)) throw new Error('inspect/no-classic-worker');
  importScripts(`${engineFolder}tesseract-core.js`);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a classic script has no other way out
  return Reflect.get(globalThis, 'TesseractCore') as TesseractCore;
}

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function';
}
