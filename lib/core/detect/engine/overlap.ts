import type { Finding } from '../finding.ts';
import { rank } from './support.ts';
import type { Slot } from './slot.ts';

/** A finding with what decides between overlapping ones. */
export interface Ranked {
  readonly finding: Finding;
  readonly slot: Slot;
}

/**
 * Drops findings that overlap a better one. Within a detector the surer, then the longer, then the earlier wins.
 * Between detectors only a clear difference decides: the surer, then the one whose value was validated. Of equals
 * both stay, so that a rule about either still applies.
 */
export function resolveOverlaps(all: readonly Ranked[]): Finding[] {
  const byWorth = [...all].sort((a, b) => worth(b) - worth(a) || length(b) - length(a) || inOrder(a, b));
  const kept: Ranked[] = [];
  const cover = new Cover();
  for (const item of byWorth) {
    const rivals = cover.overlapping(item.finding);
    const beaten = rivals.some(
      (rival) => rival.finding.detector === item.finding.detector || worth(rival) > worth(item),
    );
    if (beaten) continue;
    kept.push(item);
    cover.add(item);
  }
  return kept.sort(inOrder).map((item) => item.finding);
}

function worth({ finding, slot }: Ranked): number {
  return rank(finding.confidence) * 2 + (slot.pattern.validators.length > 0 ? 1 : 0);
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
