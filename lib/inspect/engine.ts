import type { UnscannableReason } from '../core/decide/egress.ts';
import type { Extractor } from './extractor.ts';
import { LimitError, type Meter } from './meter.ts';
import { UnreadableError } from './unreadable.ts';

/**
 * An extractor that runs in WebAssembly. Once `poisoned`, it refuses every further file: whoever holds it throws its
 * worker away and makes a new one.
 */
export interface Engine extends Extractor {
  readonly poisoned: boolean;
}

/** The engine hit its memory cap ('too-large') or crashed ('broken'); what its heap holds is no longer to be trusted. */
export class EnginePoisonedError extends LimitError {
  constructor(reason: UnscannableReason, cause?: unknown) {
    super(reason);
    this.name = 'EnginePoisonedError';
    this.cause = cause;
  }
}

/** Heap of one WebAssembly engine, in bytes, and whether it has asked for more. */
export interface HeapCap {
  readonly maxBytes: number;
  hit: boolean;
}

/** What Emscripten's glue takes in place of fetching the binary by itself. */
export type InstantiateWasm = (
  imports: WebAssembly.Imports,
  receive: (instance: WebAssembly.Instance, module?: WebAssembly.Module) => void,
) => Record<string, never>;

const pageBytes = 65_536;

/**
 * Makes the instance from bytes, with a memory that refuses to grow past `cap`. The override sits on the one memory
 * object, not on the prototype, so that engines in one process do not share a cap. The glue calls `grow` from
 * JavaScript (Emscripten's ALLOW_MEMORY_GROWTH), so nothing goes past it. A rejected promise reaches `failed`, because
 * the glue itself would wait for ever.
 */
export function instantiateCapped(
  wasm: ArrayBuffer,
  cap: HeapCap,
  failed: (error: unknown) => void,
): InstantiateWasm {
  return (imports, receive) => {
    WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => {
      for (const exported of Object.values(instance.exports)) {
        if (exported instanceof WebAssembly.Memory) capMemory(exported, cap);
      }
      receive(instance, module);
    }, failed);
    return {};
  };
}

function capMemory(memory: WebAssembly.Memory, cap: HeapCap): void {
  const grow = (pages: number): number => {
    if (memory.buffer.byteLength + pages * pageBytes > cap.maxBytes) {
      cap.hit = true;
      throw new RangeError('inspect/heap-cap');
    }
    return WebAssembly.Memory.prototype.grow.call(memory, pages);
  };
  Object.defineProperty(memory, 'grow', { value: grow });
}

/** For steps that take long by themselves: `meter.tick` looks at the clock only now and then. */
export function checkTime(meter: Meter): void {
  meter.tick();
  if (meter.left().milliseconds === 0) throw new LimitError('timeout');
}

/**
 * Turns `extract` into an engine that poisons itself. An error of ours leaves the heap in order, since every handle is
 * freed on the way out. Anything else that comes out of WebAssembly (trap, abort, stack overflow) does not.
 */
export function createEngine(types: readonly string[], cap: HeapCap, extract: Extractor['extract']): Engine {
  let poisoned = false;
  const poison = (error: unknown): never => {
    poisoned = true;
    throw new EnginePoisonedError(cap.hit ? 'too-large' : 'broken', error);
  };
  return {
    types,
    get poisoned() {
      return poisoned;
    },
    async extract(bytes, into, meter, half) {
      if (poisoned) throw new EnginePoisonedError('broken');
      try {
        await extract(bytes, into, meter, half);
      } catch (error) {
        if (!(error instanceof LimitError || error instanceof UnreadableError)) poison(error);
        // A refused allocation is an answer a library may survive, yet it has left out what it had no room for.
        else if (!cap.hit) throw error;
      }
      if (cap.hit) poison(undefined);
    },
  };
}
