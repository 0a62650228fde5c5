import type { Collector } from '../inspect/collector.ts';
import type { Meter } from '../inspect/meter.ts';
import type { RemoteEngine } from './remote-engine.ts';
import { readerLimits } from './reader-size.ts';

/** Of larger files a second copy, and what reading it takes, would be too much memory. */
const largestShared = 16 * 1024 * 1024;

/**
 * Two of one kind: of a long file, each reads a half at the same time, `second` within the limits of a small reader. What
 * `second` cannot read, for want of memory or because it is not there in time, `first` reads afterwards, in the time that
 * is left. What either has found stays found.
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
    renew() {
      first.renew();
      second.renew();
    },
    async extract(bytes, into, meter) {
      if (bytes.length > largestShared) return first.extract(bytes, into, meter);
      const { own, others } = tellOnce(into);
      let rest: Rest | undefined;
      const leave = () => {
        rest ??= startRest(second, bytes, meter);
      };
      try {
        await first.extract(bytes, own, meter, { which: 'first', leave });
      } catch (error) {
        (await rest?.end())?.handOn(others);
        throw error;
      }
      if (rest === undefined) return;
      const { isWhole, handOn } = await rest.end();
      if (isWhole) {
        handOn(others);
        return;
      }
      try {
        await first.extract(bytes, own, meter, { which: 'second' });
      } finally {
        handOn({ ...others, unscannable: () => undefined });
      }
    },
  };
  return shared;
}

interface Rest {
  /** What there is of it: nothing when it had not begun. Never rejects. */
  end(): Promise<{
    /** False: another try, with more memory, would find more. */
    readonly isWhole: boolean;
    handOn(into: Collector): void;
  }>;
}

/** Keeps what is found for later, so that it comes after what stands before it. */
function startRest(second: RemoteEngine, bytes: Uint8Array, meter: Meter): Rest {
  const found: ((into: Collector) => void)[] = [];
  let isWhole = true;
  let state: 'loading' | 'reading' | 'given up' = 'loading';
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
  const read = async () => {
    try {
      await second.load();
      if (state === 'given up') return;
      state = 'reading';
      await second.extract(bytes, later, withinSmall(meter), { which: 'second' });
    } catch {
      isWhole = false;
    }
  };
  const done = read();
  return {
    async end() {
      if (state === 'reading') await done;
      else {
        state = 'given up';
        isWhole = false;
      }
      return {
        isWhole,
        handOn(into) {
          for (const tell of found) tell(into);
        },
      };
    },
  };
}

/** What waits to be handed on is in memory: no more of it than a small reader may find. */
function withinSmall(meter: Meter): Meter {
  const most = readerLimits.small;
  return {
    ...meter,
    left() {
      const left = meter.left();
      return {
        ...left,
        inflatedBytes: Math.min(left.inflatedBytes, most.inflatedBytes),
        textLength: Math.min(left.textLength, most.textLength),
      };
    },
  };
}

/** A picture of a page, as the extractor calls it: one that stands in both halves is one picture. */
const pictureName = /^(?:image \d+|scan)\.png$/;

/** For what `first` tells; and for what `second` told, without what `first` has told as well. */
function tellOnce(into: Collector): { readonly own: Collector; readonly others: Collector } {
  const told = new Set<string>();
  const pictures: Uint8Array[] = [];
  const textKey = (path: readonly string[], text: string) => JSON.stringify(['text', ...path, text.length]);
  const fileKey = (path: readonly string[], name: string) => JSON.stringify(['file', ...path, name]);
  const own: Collector = {
    ...into,
    text(path, text) {
      into.text(path, text);
      told.add(textKey(path, text));
    },
    embed(path, name, bytes, as) {
      into.embed(path, name, bytes, as);
      if (pictureName.test(name)) pictures.push(bytes);
      told.add(fileKey(path, name));
    },
  };
  const others: Collector = {
    ...into,
    text(path, text) {
      if (!told.has(textKey(path, text))) into.text(path, text);
    },
    embed(path, name, bytes, as) {
      const isKnown = pictureName.test(name) && pictures.some((one) => isSame(one, bytes));
      if (!isKnown && !told.has(fileKey(path, name))) into.embed(path, name, bytes, as);
    },
  };
  return { own, others };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
