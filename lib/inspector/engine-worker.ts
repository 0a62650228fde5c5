import * as v from 'valibot';
import type { Engine } from '../inspect/engine.ts';
import { runExtractor } from '../inspect/extractor.ts';
import { createMeter } from '../inspect/meter.ts';
import { type EngineAnswer, engineRequestSchema } from './engine-messages.ts';
import type { WorkerScope } from './worker-like.ts';

/** An engine's worker, from inside: says when the engine is there, then reads one file after the other. */
export async function serveEngine(scope: WorkerScope, load: () => Promise<Engine>): Promise<void> {
  const answer = (message: EngineAnswer) => {
    scope.postMessage(message);
  };
  try {
    const engine = await load();
    scope.addEventListener('message', ({ data }) => {
      const { bytes, limits } = v.parse(engineRequestSchema, data);
      const meter = createMeter(limits);
      void runExtractor(engine, bytes, meter).then((extracted) => {
        const { texts, facets, embedded, ...others } = extracted;
        answer({
          kind: 'read',
          extracted: {
            ...others,
            texts: texts.map(({ path, text }) => ({ path: [...path], text })),
            facets: [...facets],
            embedded: embedded.map((file) => ({ ...file, path: [...file.path] })),
          },
          left: meter.left(),
          poisoned: engine.poisoned,
        });
      });
    });
    answer({ kind: 'loaded', ok: true });
  } catch {
    answer({ kind: 'loaded', ok: false });
  }
}
