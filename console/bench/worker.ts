import { archiveTypes, createArchiveExtractor } from '../../lib/inspect/extractors/archive.ts';
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
import type { EngineName, FromWorker, Question, ToWorker } from './messages.ts';
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

const waiting = new Map<EngineName, (wasm: ArrayBuffer | null) => void>();
function engineOf(name: EngineName): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    waiting.set(name, (wasm) => {
      if (wasm === null) reject(new Error('inspect/no-engine'));
      else resolve(wasm);
    });
    say({ kind: 'engine', name });
  });
}
const readersFor = createReadersFor([
  { types: pdfTypes, load: async () => createPdfExtractor({ wasm: await engineOf('pdf') }) },
  { types: archiveTypes, load: async () => createArchiveExtractor({ wasm: await engineOf('archive') }) },
  {
    types: imageTypes,
    stage: 'qr',
    load: async () => createQrExtractor({ wasm: await engineOf('codes'), decode: decodeImage }),
  },
]);

async function read(name: string, bytes: Uint8Array): Promise<InspectedFile> {
  const size = bytes.length;
  const { type, facets, counts, texts, unscannable } = await lookInto(name, bytes, { readersFor });
  return { name, type, bytes: size, facets, counts, texts, ...(unscannable !== null && { unscannable }) };
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
    waiting.get(data.name)?.(data.wasm);
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
