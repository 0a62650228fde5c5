import type { CompiledPattern } from '../compiled.ts';
import type { Finding } from '../finding.ts';
import { haveCheckDigit } from '../validators/check-digit-names.ts';
import { rank } from './support.ts';
import type { Slot } from './slot.ts';

/** A finding with what decides between overlapping ones. */
export interface Ranked {
  readonly finding: Finding;
  readonly slot: Slot;
  /** How far the nearest supporting evidence is; `Infinity` when there is none. */
  readonly gap: number;
}

/** The detectors that decide something where a text is judged; asked for only when two overlap. */
export type Heeded = () => ReadonlySet<string>;

/**
 * Drops findings that overlap a better one. Within a detector the surer, then the validated, then the longer, then
 * the earlier stays. Between detectors it is the surer; then the one that has supporting evidence; then the more
 * specific (check digit or telling prefix, then any other validator); then the one whose evidence is nearer; then the
 * longer. Keywords are beaten by the first three only. Of equals both stay, so that a rule about either still applies; and
 * so do a passage and a value in it, and what is heeded beside what is not.
 */
export function resolveOverlaps(all: readonly Ranked[], heeded?: Heeded): Finding[] {
  const ownOrder = [...all].sort((a, b) => worth(b) - worth(a) || length(b) - length(a) || inOrder(a, b));
  const own = sift(ownOrder, (rival, item) => rival.finding.detector === item.finding.detector);
  const order = own.sort((a, b) => compare(b, a) || nearer(a, b) || length(b) - length(a) || inOrder(a, b));
  const isHeeded = (item: Ranked): boolean => heeded?.().has(item.finding.detector) ?? true;
  return sift(order, (a, b) => isBetter(a, b) && (isHeeded(a) || !isHeeded(b)))
    .sort(inOrder)
    .map((item) => item.finding);
}

/** Takes one after the other, unless something that was taken before overlaps and beats it. */
function sift(items: readonly Ranked[], beats: (rival: Ranked, item: Ranked) => boolean): Ranked[] {
  if (items.length < 2) return [...items];
  const kept: Ranked[] = [];
  const cover = new Cover();
  for (const item of items) {
    if (cover.overlapping(item.finding).some((rival) => beats(rival, item))) continue;
    kept.push(item);
    cover.add(item);
  }
  return kept;
}

function worth({ finding, slot }: Ranked): number {
  return rank(finding.confidence) * 2 + (slot.pattern.validators.length > 0 ? 1 : 0);
}

function compare(a: Ranked, b: Ranked): number {
  return (
    rank(a.finding.confidence) - rank(b.finding.confidence) ||
    Number(a.gap < Infinity) - Number(b.gap < Infinity) ||
    specificity(a.slot.pattern) - specificity(b.slot.pattern)
  );
}

function nearer(a: Ranked, b: Ranked): number {
  return a.gap === b.gap ? 0 : a.gap - b.gap;
}

function isBetter(a: Ranked, b: Ranked): boolean {
  if (a.slot.detector.passage !== b.slot.detector.passage) return false;
  const order = compare(a, b);
  if (order !== 0) return order > 0;
  if (a.slot.pattern.words || b.slot.pattern.words) return false;
  return a.gap === b.gap ? length(a) > length(b) : a.gap < b.gap;
}

const tellingPrefix = 4;

function specificity({ validators, gate, literals }: CompiledPattern): number {
  const checked = haveCheckDigit(validators);
  const prefixed =
    gate.kind === 'literals' && gate.max === 0 && literals.every((text) => text.length >= tellingPrefix);
  return checked || prefixed ? 2 : validators.length > 0 ? 1 : 0;
}

function length({ finding }: Ranked): number {
  return finding.end - finding.start;
}

function inOrder({ finding: a }: Ranked, { finding: b }: Ranked): number {
  return (
    a.start - b.start || a.end - b.end || (a.detector < b.detector ? -1 : a.detector > b.detector ? 1 : 0)
  );
}

const blockSize = 64;

/** What has been kept, by blocks of text, so that looking up neighbours does not grow with their number. */
class Cover {
  readonly blocks = new Map<number, Ranked[]>();

  add(item: Ranked): void {
    for (let block = item.finding.start >> 6; block * blockSize < item.finding.end; block += 1) {
      const list = this.blocks.get(block);
      if (list) list.push(item);
      else this.blocks.set(block, [item]);
    }
  }

  overlapping({ start, end }: Finding): Ranked[] {
    const found = new Set<Ranked>();
    for (let block = start >> 6; block * blockSize < end; block += 1) {
      for (const item of this.blocks.get(block) ?? []) {
        if (item.finding.start < end && item.finding.end > start) found.add(item);
      }
    }
    return [...found];
  }
}
