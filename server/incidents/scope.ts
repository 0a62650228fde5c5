import type { IncidentSearch } from '../../lib/core/api/incident-search.ts';
import { parseIncidentSearch } from '../../lib/core/api/incident-search.ts';
import type { SearchError } from '../../lib/core/api/incident-search.ts';
import type { Principal } from '../auth/principal.ts';
import { ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';

/** Which incidents are meant, of those that somebody may see. Always bounded by time. */
export interface Scope {
  readonly organisation: string;
  /** Null = every group. */
  readonly groups: readonly string[] | null;
  /** Whom `assignee:me` means. */
  readonly me: string;
  readonly search: IncidentSearch;
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
}

export const dayMs = 86_400_000;
/** Devices' clocks may be ahead by this much. */
const aheadMs = 2 * dayMs;
export const dayText = (time: Date | number): string => new Date(time).toISOString().slice(0, 10);

const startOfDay = (time: number): number => Math.floor(time / dayMs) * dayMs;

/** Whole days (UTC): `days` back from now, unless the search says `from:` itself; `to:` is included. */
export function scopeOf(
  who: Pick<Principal, 'organisation' | 'groups' | 'id'>,
  asked: { readonly q: string; readonly days: number },
  now: number,
): Result<Scope, readonly SearchError[]> {
  const parsed = parseIncidentSearch(asked.q, dayText(now));
  if (!parsed.ok) return parsed;
  const search = parsed.value;
  const until = search.to === null ? startOfDay(now + aheadMs) : Date.parse(search.to);
  const from =
    search.from === null
      ? startOfDay(search.to === null ? now : until) - asked.days * dayMs
      : Date.parse(search.from);
  return ok({
    organisation: who.organisation.id,
    groups: who.groups,
    me: who.id,
    search,
    from: new Date(from),
    until: new Date(until + dayMs),
  });
}
