import * as v from 'valibot';
import type { Collector } from '../inspect/collector.ts';
import type { Engine } from '../inspect/engine.ts';
import type { Half } from '../inspect/extractor.ts';
import { createMeter, LimitError, type Meter } from '../inspect/meter.ts';
import { type EngineAnswer, type EngineRequest, engineRequestSchema } from './engine-messages.ts';
import type { WorkerScope } from './worker-like.ts';

type Answer = (message: EngineAnswer) => void;

/** An engine's worker, from inside: says when the engine is there, then reads one file after the other. */
export async function serveEngine(scope: WorkerScope, load: () => Promise<Engine>): Promise<void> {
  const answer: Answer = (message) => {
    scope.postMessage(message);
  };
  try {
    const engine = await load();
    scope.addEventListener('message', ({ data }) => {
      void read(engine, v.parse(engineRequestSchema, data), answer);
    });
    answer({ kind: 'loaded', ok: true });
  } catch {
    answer({ kind: 'loaded', ok: false });
  }
}

async function read(engine: Engine, { bytes, limits, half }: EngineRequest, answer: Answer): Promise<void> {
  const meter = createMeter(limits);
  const into = tellingCollector(meter, answer);
  try {
    await engine.extract(bytes, into, meter, half && halfOf(half, answer));
  } catch (error) {
    into.unscannable(error instanceof LimitError ? error.reason : 'broken');
  }
  answer({ kind: 'done', left: meter.left(), poisoned: engine.poisoned });
}

function halfOf(which: Half['which'], answer: Answer): Half {
  const leave = () => {
    answer({ kind: 'leaves' });
  };
  return which === 'first' ? { which, leave } : { which };
}

/** Keeps nothing: whoever waits has it all, should this worker be ended. */
function tellingCollector(meter: Meter, answer: Answer): Collector {
  return {
    text(path, text) {
      if (text.trim() === '') return;
      meter.text(text.length);
      answer({ kind: 'text', path: [...path], text });
    },
    facet(facet) {
      answer({ kind: 'facet', facet });
    },
    count(what, amount = 1) {
      answer({ kind: 'count', what, amount });
    },
    embed(path, name, bytes, as) {
      meter.entry();
      answer({ kind: 'embed', path: [...path], name, bytes, isPreview: as === 'preview' });
    },
    unscannable(reason) {
      answer({ kind: 'unscannable', reason });
    },
  };
}
