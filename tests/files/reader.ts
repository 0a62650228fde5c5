import { decodeImage } from '../../cli/decode-image.ts';
import { createEngine } from '../../lib/inspect/engine.ts';
import { archiveTypes, createArchiveExtractor } from '../../lib/inspect/extractors/archive.ts';
import { createOcrExtractor } from '../../lib/inspect/extractors/ocr.ts';
import { createPdfExtractor, pdfTypes } from '../../lib/inspect/extractors/pdf.ts';
import { createQrExtractor } from '../../lib/inspect/extractors/qr.ts';
import { imageTypes } from '../../lib/inspect/pixels.ts';
import { createReadersFor, type EngineSource } from '../../lib/inspect/readers.ts';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { loadTesseractCore, readEngineFile } from '../../lib/inspect/testing/engine-files.ts';

/** What the page says is read needs it; what is damaged on purpose would wait for it for seconds. */
const writing: EngineSource = {
  types: imageTypes,
  stage: 'ocr',
  load: async () =>
    createOcrExtractor({
      core: loadTesseractCore(),
      wasm: await readEngineFile('tesseract'),
      languages: { eng: new Uint8Array(await readEngineFile('eng')) },
      decode: decodeImage,
    }),
};

const noWriting: EngineSource = {
  types: imageTypes,
  stage: 'ocr',
  load: () => Promise.resolve(createEngine(imageTypes, { maxBytes: 0, hit: false }, () => undefined)),
};

/** Every reader of the extension; writing in pictures, in English, only where it is asked for. */
export function createTestReaders({ ocr }: { readonly ocr: boolean }): ReadersFor {
  return createReadersFor([
    { types: pdfTypes, load: async () => createPdfExtractor({ wasm: await readEngineFile('pdfium') }) },
    {
      types: archiveTypes,
      load: async () => createArchiveExtractor({ wasm: await readEngineFile('libarchive') }),
    },
    {
      types: imageTypes,
      stage: 'qr',
      load: async () => createQrExtractor({ wasm: await readEngineFile('zxing'), decode: decodeImage }),
    },
    ocr ? writing : noWriting,
  ]);
}
