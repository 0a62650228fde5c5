import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader';
import type { Collector } from '../collector.ts';
import { checkTime, createEngine, instantiateCapped, type Engine, type HeapCap } from '../engine.ts';
import { LimitError, type Meter } from '../meter.ts';
import { decodeWithin, imageTypes, toGrey, type DecodeImage, type GreyPixels } from '../pixels.ts';

export interface QrEngineOptions {
  /** `dist/reader/zxing_reader.wasm` of zxing-wasm. */
  readonly wasm: ArrayBuffer;
  readonly decode: DecodeImage;
  readonly maxHeapBytes?: number;
}

const defaultHeapBytes = 256 * 1024 * 1024;
/** ZXing stops looking there. */
const maxCodes = 255;

type ReaderOptions = Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3];

/** All formats that ZXing knows; numbers are the positions in its lists (binarizer: local average; text as it is). */
const readerOptions: ReaderOptions = {
  formats: '',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer: 0,
  isPure: false,
  downscaleThreshold: 500,
  downscaleFactor: 3,
  minLineCount: 2,
  maxNumberOfSymbols: maxCodes,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: true,
};

/**
 * Codes in images, read by ZXing: QR, Data Matrix, PDF417, Aztec, EAN, Code 128 and its other formats. One engine a
 * worker: zxing-wasm keeps its module to itself. An image without codes is empty.
 */
export async function createQrExtractor(options: QrEngineOptions): Promise<Engine> {
  const cap: HeapCap = { maxBytes: options.maxHeapBytes ?? defaultHeapBytes, hit: false };
  const silent = (): void => undefined;
  const zxing = await new Promise<ZXingReaderModule>((resolve, reject) => {
    const instantiateWasm = instantiateCapped(options.wasm, cap, reject);
    prepareZXingModule({
      overrides: { instantiateWasm, print: silent, printErr: silent },
      equalityFn: Object.is,
      fireImmediately: true,
    }).then(resolve, reject);
  });
  return createEngine(imageTypes, cap, async (bytes, into, meter) => {
    const pixels = toGrey(await decodeWithin(bytes, options.decode, into, meter), meter);
    checkTime(meter);
    readCodes(zxing, pixels, into, meter);
  });
}

function readCodes(zxing: ZXingReaderModule, pixels: GreyPixels, into: Collector, meter: Meter): void {
  const at = zxing._malloc(pixels.data.length);
  if (at === 0) throw new Error('inspect/heap-cap');
  try {
    zxing.HEAPU8.set(pixels.data, at);
    const codes = zxing.readBarcodesFromPixmap(at, pixels.width, pixels.height, readerOptions);
    const count = codes.size();
    for (let index = 0; index < count; index += 1) {
      meter.tick();
      const code = codes.get(index);
      if (code?.isValid === true) into.text([`code ${index + 1} (${labelOf(code.format)})`], code.text);
    }
    if (count >= maxCodes) throw new LimitError('too-large');
  } finally {
    zxing._free(at);
  }
}

const labels: Readonly<Record<string, string>> = {
  QRCode: 'QR',
  DataMatrix: 'Data Matrix',
  Code128: 'Code 128',
  EAN13: 'EAN-13',
  EAN8: 'EAN-8',
};

function labelOf(format: string): string {
  return labels[format] ?? format;
}
