import { decodeImage } from '../../cli/decode-image.ts';
import { createEngine, type Engine } from '../../lib/inspect/engine.ts';
import { archiveTypes, createArchiveExtractor } from '../../lib/inspect/extractors/archive.ts';
import { createOcrExtractor } from '../../lib/inspect/extractors/ocr.ts';
import { createPdfExtractor, pdfTypes } from '../../lib/inspect/extractors/pdf.ts';
import { createQrExtractor } from '../../lib/inspect/extractors/qr.ts';
import { imageTypes } from '../../lib/inspect/pixels.ts';
import { createReadersFor, type EngineSource } from '../../lib/inspect/readers.ts';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import type { RemoteEngine } from '../../lib/inspector/remote-engine.ts';
import { createSharedEngine } from '../../lib/inspector/shared-engine.ts';
import { loadTesseractCore, readEngineFile } from '../../lib/inspect/testing/engine-files.ts';

/** In the order of the extension's `languages.json`: the first leads. */
const languages = ['eng', 'deu', 'fra', 'spa'] as const;

/** What the page says is read needs it; what is damaged on purpose would wait for it for seconds. */
const writing: EngineSource = {
  types: imageTypes,
  stage: 'ocr',
  load: async () =>
    createOcrExtractor({
      core: loadTesseractCore(),
      wasm: await readEngineFile('tesseract'),
      languages: Object.fromEntries(
        await Promise.all(
          languages.map(async (name) => [name, new Uint8Array(await readEngineFile(name))] as const),
        ),
      ),
      decode: decodeImage,
    }),
};

const noWriting: EngineSource = {
  types: imageTypes,
  stage: 'ocr',
  load: () => Promise.resolve(createEngine(imageTypes, { maxBytes: 0, hit: false }, () => undefined)),
};

/** The inspector's two for one long document, without the workers between them; here every document is long. */
async function loadHalves(): Promise<Engine> {
  const load = async () => createPdfExtractor({ wasm: await readEngineFile('pdfium'), longFrom: 1 });
  const both = [await load(), await load()] as const;
  const remote = (engine: Engine): RemoteEngine => {
    const self: RemoteEngine = {
      types: engine.types,
      poisoned: false,
      extract: (...about) => engine.extract(...about),
      load: () => Promise.resolve(self),
      end: () => undefined,
      renew: () => undefined,
    };
    return self;
  };
  const shared = createSharedEngine(remote(both[0]), remote(both[1]));
  return {
    types: pdfTypes,
    get poisoned() {
      return both.some(({ poisoned }) => poisoned);
    },
    extract: (...about) => shared.extract(...about),
  };
}

/**
 * Every reader of the extension; writing in pictures, in the languages that come with the extension, only where it is
 * asked for. `halves`: every PDF is read by two, as long ones are.
 */
export function createTestReaders(wanted: { readonly ocr: boolean; readonly halves?: true }): ReadersFor {
  const { ocr, halves } = wanted;
  const loadPdf = async () => createPdfExtractor({ wasm: await readEngineFile('pdfium') });
  return createReadersFor([
    { types: pdfTypes, load: halves === true ? loadHalves : loadPdf },
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
