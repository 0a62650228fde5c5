import type { Collector } from '../collector.ts';
import { checkTime, createEngine, type Engine, type HeapCap } from '../engine.ts';
import { LimitError, type Meter } from '../meter.ts';
import { decodeWithin, imageTypes, toGrey, type DecodeImage, type GreyPixels } from '../pixels.ts';
import { mendDigits } from './ocr/mend-digits.ts';
import { prepareForOcr } from './ocr/preprocess.ts';
import { loadTesseract, type Tesseract, type TesseractCore, type TextBlock } from './ocr/tesseract.ts';

export type { TesseractCore } from './ocr/tesseract.ts';

export interface OcrEngineOptions {
  /**
   * `TesseractCore` of `tesseract-core-simd-lstm.js` (tesseract.js-core): a classic script that asks for Node's modules
   * where it finds Node, so it is loaded (importScripts, require), not bundled.
   */
  readonly core: TesseractCore;
  /** `tesseract-core-simd-lstm.wasm`, of the same name as the script. */
  readonly wasm: ArrayBuffer;
  /** By name (`eng`, `deu` …): `4.0.0_best_int/*.traineddata.gz` of @tesseract.js-data. The first one leads. */
  readonly languages: Readonly<Record<string, Uint8Array>>;
  readonly decode: DecodeImage;
  readonly maxHeapBytes?: number;
}

const defaultHeapBytes = 256 * 1024 * 1024;
/** Smaller images hold no writing. */
const minSide = 12;

/**
 * Writing in images, read by Tesseract inside of this very worker. Recognition of one image cannot be interrupted
 * (some seconds a screenshot): whoever started the worker ends it when `ocrMilliseconds` are over.
 */
export async function createOcrExtractor(options: OcrEngineOptions): Promise<Engine> {
  const cap: HeapCap = { maxBytes: options.maxHeapBytes ?? defaultHeapBytes, hit: false };
  const tesseract = await loadTesseract(options.core, options.wasm, options.languages, cap);
  return createEngine(imageTypes, cap, async (bytes, into, meter) => {
    const grey = toGrey(await decodeWithin(bytes, options.decode, into, meter), meter);
    checkTime(meter);
    if (meter.left().ocrMilliseconds <= 0) throw new LimitError('timeout');
    if (grey.width >= minSide && grey.height >= minSide) readText(tesseract, grey, into, meter);
  });
}

function readText(tesseract: Tesseract, grey: GreyPixels, into: Collector, meter: Meter): void {
  const prepared = prepareForOcr(grey, meter);
  for (const block of tesseract.recognize(prepared)) {
    into.text(['text in the image', regionOf(block, prepared)], mendDigits(block.text));
  }
}

/** Where a block stands, in words: `top left`, `middle`, `right`; nothing says more to whoever looks for it. */
function regionOf(block: TextBlock, { width, height }: GreyPixels): string {
  const row = third((block.top + block.bottom) / 2 / height, ['top', '', 'bottom']);
  const column = third((block.left + block.right) / 2 / width, ['left', '', 'right']);
  return [row, column].filter((word) => word !== '').join(' ') || 'middle';
}

function third(share: number, words: readonly [string, string, string]): string {
  if (share < 1 / 3) return words[0];
  return share > 2 / 3 ? words[2] : words[1];
}
