import type { UnscannableReason } from '../core/decide/egress.ts';
import { claimedTypes } from './claimed-types.ts';
import type { Count, EmbeddedFile, Extracted, Facet, TextPart } from './extracted.ts';
import { type Extractor, runExtractor } from './extractor.ts';
import { createMeter, LimitError, type Meter } from './meter.ts';
import { encryptedOoxmlType } from './type-of-cfb.ts';
import { typeOf } from './type-of.ts';

/** Who reads a type; null when nobody does. Loads what it needs when it is first asked for. */
export type ReaderFor = (type: string) => Promise<Extractor | null>;

export interface LookOptions {
  readonly readerFor: ReaderFor;
  /** Default: a fresh one with the standard limits. */
  readonly meter?: Meter;
  /**
   * Hears of every text as soon as it is there; false ends the looking, because nothing that is still to come could
   * change the verdict.
   */
  readonly goesOn?: (texts: readonly TextPart[]) => boolean;
}

/** What was found in a file and in everything inside of it. */
export interface LookedInto {
  /** By content (IANA media type). */
  readonly type: string;
  readonly facets: readonly Facet[];
  readonly counts: Readonly<Partial<Record<Count, number>>>;
  readonly texts: readonly TextPart[];
  /** The first reason why something could not be read. */
  readonly unscannable: UnscannableReason | null;
}

interface Waiting extends EmbeddedFile {
  readonly depth: number;
}

/**
 * Looks into a file and, within the same limits, into the files inside of it: those with text first, pictures last.
 * Never throws. Names are texts as well: they leave with the file.
 */
export async function lookInto(name: string, bytes: Uint8Array, options: LookOptions): Promise<LookedInto> {
  const meter = options.meter ?? createMeter();
  const { depth: maxDepth } = meter.left();
  const all = createSum();
  const waiting: Waiting[] = [{ path: [], name, bytes, depth: 0 }];
  const pictures: Waiting[] = [];
  const counted: Partial<Record<Count, number>> = {};
  let type: string | null = null;
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift() ?? pictures.shift()) {
    const isOuter = type === null;
    const own = await typeOf(file.bytes);
    type ??= own;
    if (!isOuter && own.startsWith('image/') && waiting.length > 0) {
      pictures.push(file);
      continue;
    }
    const found = await readOne(file, own, options.readerFor, meter);
    const place = isOuter ? [] : [...file.path, file.name];
    const texts = [
      { path: [...place, 'name'], text: file.name },
      ...found.texts.map(({ path, text }) => ({ path: [...place, ...path], text })),
    ];
    all.add(found, texts);
    if (isOuter) Object.assign(counted, found.counts);
    if (isMismatch(file.name, own)) all.facet('type-mismatch');
    if (options.goesOn?.(texts) === false) break;
    if (found.embedded.length > 0 && file.depth >= maxDepth) all.unscannable('too-large');
    else
      for (const inside of found.embedded)
        waiting.push({ ...inside, path: [...place, ...inside.path], depth: file.depth + 1 });
  }
  return { type: type ?? 'application/octet-stream', counts: counted, ...all.done() };
}

/** What nobody reads, and an empty name for it, are unscannable; an empty file is empty. */
async function readOne(
  { bytes }: EmbeddedFile,
  type: string,
  readerFor: ReaderFor,
  meter: Meter,
): Promise<Extracted> {
  const nothing = { texts: [], facets: [], counts: {}, embedded: [] };
  if (bytes.length === 0) return nothing;
  if (type === encryptedOoxmlType) return { ...nothing, facets: ['encrypted'], unscannable: 'encrypted' };
  try {
    const reader = await readerFor(type);
    if (reader === null) return { ...nothing, unscannable: 'unknown-type' };
    return await runExtractor(reader, bytes, meter);
  } catch (error) {
    // The engine itself could not be had.
    return { ...nothing, unscannable: error instanceof LimitError ? error.reason : 'inspector-unavailable' };
  }
}

function isMismatch(name: string, type: string): boolean {
  const claimed = claimedTypes(name);
  return claimed !== null && !claimed.includes(type);
}

function createSum() {
  const texts: TextPart[] = [];
  const facets = new Set<Facet>();
  let unscannable: UnscannableReason | null = null;
  return {
    add(found: Extracted, own: readonly TextPart[]) {
      texts.push(...own);
      found.facets.forEach((facet) => facets.add(facet));
      unscannable ??= found.unscannable ?? null;
    },
    facet: (facet: Facet) => void facets.add(facet),
    unscannable(reason: UnscannableReason) {
      unscannable ??= reason;
    },
    done: () => ({ texts, facets: [...facets], unscannable }),
  };
}
