import { get, update } from 'idb-keyval';
import { counterDays } from '../core/api/counters.ts';
import type { CleanSends, CounterReport } from '../core/api/counters.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';
import { isWithin } from './within.ts';

/** Sums of one organisation's days, until the server has them. Written by this file only. */
interface Kept {
  readonly organisation: string;
  readonly rows: readonly CleanSends[];
  /** Milliseconds since 1970. */
  readonly reportedAt: number;
}

const storeKey = 'clean-sends';
const everyMs = 4 * 60 * 60_000;
const dayMs = 86_400_000;
const mostCounted = 1_000_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Counts sends that no rule matched, today (UTC). No content, no conversation, no time of day. */
export async function noteCleanSends(
  organisation: string,
  sent: Omit<CleanSends, 'day'>,
  now: number,
): Promise<void> {
  const day = dayOf(now);
  await update<Kept>(storeKey, (before) => {
    const kept = of(before, organisation);
    const isSame = (row: CleanSends): boolean =>
      row.day === day &&
      row.platform === sent.platform &&
      row.channel === sent.channel &&
      row.account === sent.account;
    const known = kept.rows.find(isSame)?.count ?? 0;
    const count = Math.min(mostCounted, known + sent.count);
    return { ...kept, rows: [...kept.rows.filter((row) => !isSame(row)), { ...sent, day, count }] };
  });
}

/** Tells the server the sums, every four hours. Telling them again counts nothing twice. */
export async function reportCleanSends(identity: Identity, now: number): Promise<void> {
  const organisation = identity.organisation.id;
  const kept = of(await get<Kept>(storeKey), organisation);
  const oldest = dayOf(now - counterDays * dayMs);
  const clean = kept.rows.filter(({ day }) => day >= oldest).slice(0, 500);
  if (clean.length === 0 || isWithin(everyMs, kept.reportedAt, now)) return;
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const report: CounterReport = { clean };
  const answer = await signedFetch(identity.server, 'POST', '/v1/counters', report, signer);
  if (!answer.ok && answer.error.retryAfterMs !== null) return;
  const today = dayOf(now);
  await update<Kept>(storeKey, (before) => {
    const rest = of(before, organisation);
    // Days before today do not change any more. Without an answer they are told again, as long as anybody listens.
    const rows = rest.rows.filter(({ day }) => day >= (answer.ok ? today : oldest));
    return { ...rest, rows, reportedAt: now };
  });
}

/** Another organisation never hears of this one's. */
function of(kept: Kept | undefined, organisation: string): Kept {
  return kept?.organisation === organisation ? kept : { organisation, rows: [], reportedAt: 0 };
}
