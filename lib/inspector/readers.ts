import { archiveTypes } from '../inspect/extractors/archive.ts';
import { pdfTypes } from '../inspect/extractors/pdf.ts';
import { imageTypes } from '../inspect/pixels.ts';
import { createReadersFor } from '../inspect/readers.ts';
import type { EngineName, EngineTask } from './engine-name.ts';
import { languagesAsked } from './ocr-languages.ts';
import { createPolicyCache } from './policy-cache.ts';
import type { Readers } from './read-file.ts';
import { readerLimits, type ReaderSize } from './reader-size.ts';
import { createRemoteEngine, type RemoteEngine } from './remote-engine.ts';
import { createSharedEngine } from './shared-engine.ts';
import type { WorkerLike } from './worker-like.ts';

/**
 * All readers: those that read by themselves here, each of the others in a worker that `spawn` makes when needed.
 * @param browserLanguages BCP 47, of the person.
 */
export function createReaders(
  size: ReaderSize,
  spawn: (task: EngineTask) => WorkerLike,
  browserLanguages: readonly string[],
): Readers {
  let languages: readonly string[] = [];
  const remote = (engine: EngineName, types: readonly string[], engineSize = size) =>
    createRemoteEngine(types, () =>
      spawn({ engine, size: engineSize, languages: engine === 'writing' ? languages : [] }),
    );
  const pdf = remote('pdf', pdfTypes);
  const engines: Readonly<Record<EngineName, RemoteEngine>> = {
    pdf: size === 'full' ? createSharedEngine(pdf, remote('pdf', pdfTypes, 'small')) : pdf,
    archive: remote('archive', archiveTypes),
    codes: remote('codes', imageTypes),
    writing: remote('writing', imageTypes),
  };
  const policyOf = createPolicyCache();
  return {
    async policy(hash, version) {
      const policy = await policyOf(hash, version);
      const asked = policy === null ? languages : languagesAsked(policy.bundle, browserLanguages);
      // The next picture gets one that knows them.
      if (asked.join() !== languages.join()) engines.writing.end();
      languages = asked;
      return policy;
    },
    rest() {
      for (const engine of Object.values(engines)) engine.renew();
    },
    limits: readerLimits[size],
    readersFor: createReadersFor([
      engines.pdf,
      engines.archive,
      { ...engines.codes, stage: 'qr' },
      { ...engines.writing, stage: 'ocr' },
    ]),
  };
}
