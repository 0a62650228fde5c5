import type { UnscannableReason } from '../core/decide/egress.ts';
import { behindEnd } from './behind-end.ts';
import { claimedTypes } from './claimed-types.ts';
import {
  type Count,
  counts as countWords,
  type EmbeddedFile,
  type Extracted,
  type Facet,
  type TextPart,
} from './extracted.ts';
import { runExtractor } from './extractor.ts';
import { appleDoubleType, isBesideFile } from './finder-files.ts';
import { createLookQueue, type LookJob } from './look-queue.ts';
import { createMeter, type Meter } from './meter.ts';
import { isWorthReading } from './picture-rule.ts';
import { type ReadersFor, readsPixels, type Stage, type StageReader } from './stage.ts';
import { encryptedOoxmlType } from './type-of-cfb.ts';
import { typeOf } from './type-of.ts';
import { type Unread, unreadFor } from './unread.ts';

export interface LookOptions {
  readonly readersFor: ReadersFor;
  /** Default: a fresh one with the standard limits. */
  readonly meter?: Meter;
  /**
   * Hears of the texts of every step as soon as they are there, and of what else is known so far; false ends the looking,
   * because nothing that is still to come could change the verdict. Whoever listens has the texts: they are not kept.
   */
  readonly goesOn?: (texts: readonly TextPart[], soFar: FoundSoFar) => boolean;
  /** `text: false`: no rule asks for what is written in files, so pictures need not be read. Default: true. */
  readonly wants?: { readonly text: boolean };
  /** Before every step: files that this stage is done with, of those known so far. */
  readonly onStage?: (stage: Stage, done: number, total: number) => void;
}

/** What is known of a file and of everything inside of it, but for the texts. */
export interface FoundSoFar extends Unread {
  /** By content (IANA media type). */
  readonly type: string;
  readonly facets: readonly Facet[];
  /** Of all of them together. */
  readonly counts: Readonly<Partial<Record<Count, number>>>;
  /** Something could not be read for a reason that may be gone the next time: an engine that was late, or that crashed. */
  readonly isPassing: boolean;
}

export interface LookedInto extends FoundSoFar {
  /** Empty where `goesOn` has heard of them. */
  readonly texts: readonly TextPart[];
}

/**
 * Looks into a file and, within the same limits, into the files inside of it, stage by stage: metadata of pictures and
 * text of everything first, then codes in pictures, then the writing in them. Never throws. Names are texts as well:
 * they leave with the file.
 */
export async function lookInto(name: string, bytes: Uint8Array, options: LookOptions): Promise<LookedInto> {
  const meter = options.meter ?? createMeter();
  const { depth: maxDepth } = meter.left();
  const all = createSum();
  const queue = createLookQueue();
  const outer = await jobFor({ path: [], name, bytes }, [], 0, options);
  queue.add(outer);
  for (let next = queue.next(); next !== null; next = queue.next()) {
    const { job } = next;
    options.onStage?.(next.stage, next.done, next.total);
    const found = await readOne(job, meter);
    const texts: TextPart[] = found.texts.map((part) => ({ ...part, path: [...job.place, ...part.path] }));
    if (job.isNew) texts.unshift({ path: [...job.place, 'name'], text: job.file.name });
    all.add(found);
    if (job.isNew && isMismatch(job)) all.facet('type-mismatch');
    if (options.goesOn === undefined) all.keep(texts);
    else if (!options.goesOn(texts, { type: outer.type, ...all.known() })) break;
    const inside = [
      ...found.embedded,
      ...(job.isNew ? await behindEnd(job.type, job.file.bytes, meter) : []),
    ];
    if (inside.length > found.embedded.length) all.facet('embedded-file');
    if (inside.length > 0 && job.depth >= maxDepth) {
      all.unscannable('too-large');
      all.facet('truncated');
    } else for (const file of inside) queue.add(await jobFor(file, job.place, job.depth + 1, options));
    const readers = job.readers.slice(1);
    if (readers.length > 0) queue.add({ ...job, readers, isNew: false });
  }
  return { type: outer.type, ...all.known(), texts: all.texts };
}

async function jobFor(
  file: EmbeddedFile,
  around: readonly string[],
  depth: number,
  { readersFor, wants }: LookOptions,
): Promise<LookJob> {
  const type = await typeOf(file.bytes);
  const readers = readersFor(type).filter(
    ({ stage }) => !readsPixels(stage) || (wants?.text !== false && isWorthReading(file, stage)),
  );
  const place = depth === 0 ? [] : [...around, ...file.path, file.name];
  return { file, depth, type, place, readers, isNew: true };
}

/** What nobody reads is unscannable; an empty file is empty. */
async function readOne(job: LookJob, meter: Meter): Promise<Extracted> {
  const nothing = { texts: [], facets: [], counts: {}, embedded: [] };
  const [reader] = job.readers;
  if (job.file.bytes.length === 0) return nothing;
  if (job.type === encryptedOoxmlType) return { ...nothing, facets: ['encrypted'], unscannable: 'encrypted' };
  if (reader === undefined) return { ...nothing, unscannable: 'unknown-type' };
  const ocr = reader.stage === 'ocr' ? meter.startOcr() : null;
  try {
    return await runStage(reader, job.file.bytes, ocr?.meter ?? meter);
  } catch {
    // The engine itself could not be had.
    return { ...nothing, unscannable: 'inspector-unavailable' };
  } finally {
    ocr?.end();
  }
}

async function runStage(reader: StageReader, bytes: Uint8Array, meter: Meter): Promise<Extracted> {
  return runExtractor(await reader.load(), bytes, meter);
}

function isMismatch({ file, type }: LookJob): boolean {
  if (type === appleDoubleType && isBesideFile(file.name)) return false;
  const claimed = claimedTypes(file.name);
  return claimed !== null && !claimed.includes(type);
}

/** `broken` as well: a crash is told as that. */
const passing: ReadonlySet<UnscannableReason> = new Set(['timeout', 'inspector-unavailable', 'broken']);

function createSum() {
  const texts: TextPart[] = [];
  const facets = new Set<Facet>();
  const counts: Partial<Record<Count, number>> = {};
  const reasons = new Set<UnscannableReason>();
  let isPassing = false;
  const note = (reason: UnscannableReason) => {
    reasons.add(reason);
    isPassing ||= passing.has(reason);
  };
  return {
    texts,
    keep(own: readonly TextPart[]) {
      // Not as arguments: of those a call takes a hundred thousand or so, and a file may hold more texts.
      for (const one of own) texts.push(one);
    },
    add(found: Extracted) {
      found.facets.forEach((facet) => facets.add(facet));
      for (const what of countWords) {
        const more = found.counts[what];
        if (more !== undefined) counts[what] = (counts[what] ?? 0) + more;
      }
      if (found.unscannable !== undefined) [found.unscannable, ...(found.otherReasons ?? [])].forEach(note);
    },
    facet: (facet: Facet) => void facets.add(facet),
    unscannable: note,
    known: () => ({ facets: [...facets], counts: { ...counts }, ...unreadFor(reasons), isPassing }),
  };
}
