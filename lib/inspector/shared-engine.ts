import type { Collector } from '../inspect/collector.ts';
import type { Extractor } from '../inspect/extractor.ts';
import type { Meter } from '../inspect/meter.ts';
import type { RemoteEngine } from './remote-engine.ts';

/** Of larger files a second copy, and what reading it takes, would be too much memory. */
const largestShared = 16 * 1024 * 1024;

/**
 * Two of one kind: of a long file, each reads a half at the same time, `second` in less memory. What `second` cannot read
 * for want of memory, or because it is not there, `first` reads afterwards, in the time that is left.
 */
export function createSharedEngine(first: RemoteEngine, second: RemoteEngine): RemoteEngine {
  const shared: RemoteEngine = {
    types: first.types,
    poisoned: false,
    async load() {
      await first.load();
      return shared;
    },
    end() {
      first.end();
      second.end();
    },
    async extract(bytes, into, meter) {
      if (bytes.length > largestShared) return first.extract(bytes, into, meter);
      const once = embedsOnce(into);
      let rest: Promise<Rest> | undefined;
      const leave = () => {
        rest ??= readRest(second, bytes, meter);
      };
      try {
        await first.extract(bytes, once, meter, { which: 'first', leave });
      } catch (error) {
        // What was found in the second half was found.
        (await rest)?.handOn(once);
        throw error;
      }
      if (rest === undefined) return;
      const { isWhole, handOn } = await rest;
      if (isWhole) handOn(once);
      else await first.extract(bytes, once, meter, { which: 'second' });
    },
  };
  return shared;
}

interface Rest {
  /** False: another try, with more memory, would find more. */
  readonly isWhole: boolean;
  handOn(into: Collector): void;
}

/** Keeps what is found for later, so that it comes after what stands before it. Never rejects. */
async function readRest(second: Extractor, bytes: Uint8Array, meter: Meter): Promise<Rest> {
  const found: ((into: Collector) => void)[] = [];
  let isWhole = true;
  const later: Collector = {
    text: (path, text) => void found.push((into) => into.text(path, text)),
    facet: (facet) => void found.push((into) => into.facet(facet)),
    count: (what, amount) => void found.push((into) => into.count(what, amount)),
    embed: (path, name, own, as) => void found.push((into) => into.embed(path, name, own, as)),
    unscannable(reason) {
      isWhole &&= reason !== 'too-large';
      found.push((into) => into.unscannable(reason));
    },
  };
  try {
    await second.extract(bytes, later, meter, { which: 'second' });
  } catch {
    isWhole = false;
  }
  return {
    isWhole,
    handOn(into) {
      for (const tell of found) tell(into);
    },
  };
}

/** A picture that stands in both halves is one picture. */
function embedsOnce(into: Collector): Collector {
  const seen: Uint8Array[] = [];
  return {
    ...into,
    embed(path, name, bytes, as) {
      if (seen.some((one) => isSame(one, bytes))) return;
      seen.push(bytes);
      into.embed(path, name, bytes, as);
    },
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
