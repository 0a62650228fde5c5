/** What can honestly be said of two numbers: that one is more or less, that they are alike, or that they are too few. */
export type Verdict = 'more' | 'less' | 'alike' | 'too-few';

const least = 20;
/** Two standard deviations: one such difference in twenty is chance. */
const sure = 1.96;

/** Counts of two periods, taken as chance events; `length…` where they are not as long. */
export function compareCounts(now: number, before: number, lengthNow = 1, lengthBefore = 1): Verdict {
  if (now + before < least) return 'too-few';
  const share = lengthNow / (lengthNow + lengthBefore);
  const expected = (now + before) * share;
  const spread = Math.sqrt((now + before) * share * (1 - share));
  if (Math.abs(now - expected) <= sure * spread) return 'alike';
  return now > expected ? 'more' : 'less';
}

export interface Share {
  readonly part: number;
  readonly of: number;
}

export const shareOf = ({ part, of }: Share): number => (of === 0 ? 0 : part / of);

/** Two shares, such as repeat rates. */
export function compareShares(now: Share, before: Share): Verdict {
  if (now.of < least || before.of < least) return 'too-few';
  const pooled = (now.part + before.part) / (now.of + before.of);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / now.of + 1 / before.of));
  const difference = shareOf(now) - shareOf(before);
  if (spread === 0 || Math.abs(difference) <= sure * spread) return 'alike';
  return difference > 0 ? 'more' : 'less';
}

/** From one to the other, as a part: -0.5 = half as many. Null from nothing. */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : now / before - 1;
