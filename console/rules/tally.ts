import type { SimulatedReport } from '../../lib/core/api/replay.ts';
import { quoteValue } from '../../lib/core/api/search-terms.ts';
import type { IncidentsRoute } from '../incidents/route.ts';

export const tallyDays = 7;

/** How often a simulated rule would have acted, and in which groups, most often first. */
export interface Tally {
  readonly count: number;
  readonly groups: readonly { readonly group: string; readonly count: number }[];
}

/** By `pack/rule`. */
export function talliesOf(report: SimulatedReport | null): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { rule, group, count } of report?.rows ?? []) {
    const known = tallies.get(rule) ?? { count: 0, groups: [] };
    tallies.set(rule, { count: known.count + count, groups: [...known.groups, { group, count }] });
  }
  return tallies;
}

/** The days that a tally is about, today included (UTC). */
export function tallyPeriod(now: number): { readonly from: string; readonly to: string } {
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { from: day(now - (tallyDays - 1) * 86_400_000), to: day(now) };
}

/** The incidents that a tally counts; of one group, or of all. */
export function talliedIncidents(rule: string, group: string | null): IncidentsRoute {
  const terms = [`simulated:${rule}`, ...(group === null ? [] : [`group:${quoteValue(group)}`])];
  const q = [...terms, `from:${String(tallyDays - 1)}d`].join(' ');
  return { page: 'incidents', incident: null, q };
}
