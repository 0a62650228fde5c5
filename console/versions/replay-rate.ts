import type { ReplayReport } from '../../lib/core/api/replay.ts';

/** Sends held in a day, of all on record in the period, reckoned from those that were looked at. */
export function heldPerDay(
  held: number,
  { sends, recorded, days }: Pick<ReplayReport, 'sends' | 'recorded' | 'days'>,
): number {
  return sends === 0 ? 0 : (held * recorded) / sends / days;
}
