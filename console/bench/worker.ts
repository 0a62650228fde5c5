import tesseractCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { archiveTypes, createArchiveExtractor } from '../../lib/inspect/extractors/archive.ts';
import { createOcrExtractor, type TesseractCore } from '../../lib/inspect/extractors/ocr.ts';
import { createPdfExtractor, pdfTypes } from '../../lib/inspect/extractors/pdf.ts';
import { createQrExtractor } from '../../lib/inspect/extractors/qr.ts';
import { lookInto } from '../../lib/inspect/look-into.ts';
import { imageTypes } from '../../lib/inspect/pixels.ts';
import { createReadersFor } from '../../lib/inspect/readers.ts';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { InspectedFile } from '../../lib/core/decide/egress.ts';
import { catalogueOf } from '../detectors/catalogue.ts';
import { tryDetector } from '../detectors/trial.ts';
import { decodeImage } from '../../lib/inspector/decode-image.ts';
import {
  type EnginePart,
  type FromWorker,
  type Question,
  type ToWorker,
  writingLanguages,
} from './messages.ts';
import { createPolicyBench } from './policy-bench.ts';
import { prepare } from './prepare.ts';

const bench = createPolicyBench();
let files: readonly PolicyFile[] = [];
let preparing: readonly PolicyFile[] = [];
/** A question is never held up for much longer, in milliseconds. */
const slice = 100;
const say = (message: FromWorker) => {
  postMessage(message);
};

const waiting = new Map<EnginePart, (bytes: ArrayBuffer | null) => void>();
function partOf(name: EnginePart): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    waiting.set(name, (bytes) => {
      if (bytes === null) reject(new Error('inspect/no-engine'));
      else resolve(bytes);
    });
    say({ kind: 'engine', name });
  });
}
const readersFor = createReadersFor([
  { types: pdfTypes, load: async () => createPdfExtractor({ wasm: await partOf('pdf') }) },
  { types: archiveTypes, load: async () => createArchiveExtractor({ wasm: await partOf('archive') }) },
  {
    types: imageTypes,
    stage: 'qr',
    load: async () => createQrExtractor({ wasm: await partOf('codes'), decode: decodeImage }),
  },
  {
    types: imageTypes,
    stage: 'ocr',
    load: async () => {
      const languages = writingLanguages.map(
        async (name) => [name, new Uint8Array(await partOf(name))] as const,
      );
      return createOcrExtractor({
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a script without types
        core: tesseractCore as TesseractCore,
        ...{ wasm: await partOf('writing'), decode: decodeImage },
        languages: Object.fromEntries(await Promise.all(languages)),
      });
    },
  },
]);

async function read(name: string, bytes: Uint8Array): Promise<InspectedFile> {
  const size = bytes.length;
  const { unscannable, ...looked } = await lookInto(name, bytes, { readersFor });
  return { ...looked, name, bytes: size, ...(unscannable !== null && { unscannable }) };
}

function answer(question: Question): unknown {
  switch (question.kind) {
    case 'take':
      files = question.files;
      return {
        problems: bench.take(question.files, question.examples),
        catalogue: catalogueOf(question.files),
      };
    case 'prepare':
      preparing = question.files ?? preparing;
      return prepare(preparing, question.what, question.from, performance.now() + slice, () =>
        performance.now(),
      );
    case 'judge':
      return bench.judge(question.situation, question.content);
    case 'survey':
      return bench.survey(question.situation, question.contents, question.at, question.platforms);
    case 'explain':
      return bench.explain(question.group, question.text);
    case 'read':
      return read(question.name, question.bytes);
    case 'try':
      return tryDetector(files, question.path, question.text);
    default:
      return question satisfies never;
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'engine') {
    waiting.get(data.name)?.(data.bytes);
    return;
  }
  const { id } = data;
  Promise.resolve()
    .then(() => answer(data))
    .then(
      (told) => say({ kind: 'answer', id, answer: told }),
      () => say({ kind: 'failed', id }),
    );
});
say({ kind: 'ready' });
