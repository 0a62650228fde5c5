import { archiveTypes } from '../inspect/extractors/archive.ts';
import { pdfTypes } from '../inspect/extractors/pdf.ts';
import { imageTypes } from '../inspect/pixels.ts';
import { createReadersFor } from '../inspect/readers.ts';
import type { EngineName } from './engine-name.ts';
import { createPolicyCache } from './policy-cache.ts';
import type { Readers } from './read-file.ts';
import { readerLimits, type ReaderSize } from './reader-size.ts';
import { createRemoteEngine } from './remote-engine.ts';
import type { WorkerLike } from './worker-like.ts';

/** All readers: those that read by themselves here, each of the others in a worker that `spawn` makes when needed. */
export function createReaders(size: ReaderSize, spawn: (engine: EngineName) => WorkerLike): Readers {
  const remote = (name: EngineName, types: readonly string[]) => createRemoteEngine(types, () => spawn(name));
  return {
    policy: createPolicyCache(),
    limits: readerLimits[size],
    readersFor: createReadersFor([
      remote('pdf', pdfTypes),
      remote('archive', archiveTypes),
      { ...remote('codes', imageTypes), stage: 'qr' },
      { ...remote('writing', imageTypes), stage: 'ocr' },
    ]),
  };
}
