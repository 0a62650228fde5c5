import * as v from 'valibot';
import type { AlertRecord, CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { alertKinds } from '../../lib/core/api/coverage.ts';
import type { Proposal } from '../../lib/core/api/drafts.ts';
import type { PolicyVersion, Rollout } from '../../lib/core/api/policy.ts';
import { ok } from '../../lib/core/result.ts';
import { search, type Answered, type Call } from '../api/call.ts';
import { pageOf } from '../../lib/core/api/answers/shapes.ts';
import type { Answer } from '../../lib/core/api/answers/shapes.ts';

export type Figures = Pick<CoverageAnswer['devices'], 'active' | 'ok' | 'silent' | 'degraded' | 'blind'>;
export type Alert = Pick<AlertRecord, 'id' | 'kind' | 'subject' | 'severity' | 'count' | 'of'>;
export type Version = Pick<
  PolicyVersion,
  'version' | 'state' | 'kind' | 'publishedAt' | 'publishedBy' | 'message'
>;
export type OpenRollout = Pick<Rollout, 'version' | 'reach'>;
export type Waiting = Pick<Proposal, 'id' | 'state' | 'mine' | 'message'>;

export interface OverviewApi {
  /** How many a search finds, of the last 90 days. */
  count(q: string): Answered<{ readonly count: number }>;
  coverage(): Answered<{ readonly devices: Figures }>;
  alerts(): Answered<{ readonly items: readonly Alert[] }>;
  versions(): Answered<{ readonly items: readonly Version[] }>;
  rollout(): Answered<OpenRollout | null>;
  proposals(): Answered<{ readonly items: readonly Waiting[] }>;
}

export const countedDays = 90;
const n = v.number();

const figures: Answer<{ readonly devices: Figures }> = v.object({
  devices: v.object({ active: n, ok: n, silent: n, degraded: n, blind: n }),
});
const alert: Answer<Alert> = v.object({
  ...{ id: v.string(), kind: v.picklist(alertKinds), subject: v.string(), count: n, of: n },
  severity: v.picklist(['low', 'medium', 'high']),
});
const version: Answer<Version> = v.object({
  version: n,
  state: v.picklist(['active', 'past', 'staged', 'withdrawn']),
  kind: v.picklist(['publish', 'rollback', 'renewal']),
  publishedAt: v.string(),
  publishedBy: v.string(),
  message: v.string(),
});
const rollout: Answer<OpenRollout | null> = v.nullable(
  v.object({ version: n, reach: v.object({ current: n, devices: n }) }),
);
const waiting: Answer<Waiting> = v.object({
  ...{ id: v.string(), mine: v.boolean(), message: v.string() },
  state: v.picklist(['review', 'scheduled', 'published', 'refused', 'cancelled', 'failed']),
});

export function createOverviewApi(call: Call): OverviewApi {
  return {
    count: (q) =>
      call('GET', `/api/incidents/count?${search({ q, days: countedDays })}`, v.object({ count: n })),
    coverage: () => call('GET', '/api/coverage', figures),
    alerts: () => call('GET', '/api/alerts?state=open&limit=50', pageOf(alert)),
    versions: () => call('GET', '/api/policy/versions?limit=5', pageOf(version)),
    async rollout() {
      const answer = await call('GET', '/api/policy/rollout', rollout);
      const isNone = !answer.ok && (answer.error.code === 'policy/no-rollout' || answer.error.status === 404);
      return isNone ? ok(null) : answer;
    },
    proposals: () => call('GET', '/api/policy/proposals?state=waiting&limit=200', pageOf(waiting)),
  };
}
