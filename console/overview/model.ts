import { signal, type ReadonlySignal } from '@preact/signals';
import type { Permission } from '../../lib/core/api/access.ts';
import type { CountsReport, TrendReport } from '../../lib/core/api/reports.ts';
import { fail, ok, type Result } from '../../lib/core/result.ts';
import type { ApiError, Answered } from '../api/call.ts';
import type { ReportsApi } from '../reports/api.ts';
import { lastDays, usualDays } from '../reports/period.ts';
import type { Alert, Figures, OpenRollout, OverviewApi, Version, Waiting } from './api.ts';

export interface Work {
  readonly serious: number;
  readonly disputes: number;
  readonly mine: number;
}
export interface Trend {
  readonly trend: TrendReport;
  readonly platforms: CountsReport;
}
export interface Coverage {
  readonly devices: Figures;
  readonly alerts: readonly Alert[];
}
export interface Policy {
  readonly versions: readonly Version[];
  readonly rollout: OpenRollout | null;
  /** Proposals that wait for a second person. */
  readonly waiting: readonly Waiting[];
}
/** The answers to the four questions; null: not for this person's role. */
export interface OverviewData {
  readonly work: Work | null;
  readonly trend: Trend | null;
  readonly coverage: Coverage | null;
  readonly policy: Policy | null;
}

export interface OverviewModel {
  readonly data: ReadonlySignal<OverviewData | null>;
  readonly error: ReadonlySignal<ApiError | null>;
  /** What is shown stays while this runs and when it fails. */
  load(permissions: readonly Permission[], now: number): Promise<void>;
}

export const searches = {
  serious: 'is:open severity:critical,high',
  disputes: 'has:dispute -has:answer',
  mine: 'assignee:me is:open,in-progress',
} as const;

export function createOverview(
  api: OverviewApi,
  reports: Pick<ReportsApi, 'trend' | 'platforms'>,
): OverviewModel {
  const data = signal<OverviewData | null>(null);
  const error = signal<ApiError | null>(null);
  let latest = 0;
  return {
    ...{ data, error },
    async load(permissions, now) {
      const mine = (latest += 1);
      const [work, trend, coverage, policy] = await Promise.all([
        permissions.includes('incidents.read') ? readWork(api) : none,
        permissions.includes('reports.read') ? readTrend(reports, now) : none,
        permissions.includes('devices.read') ? readCoverage(api) : none,
        permissions.includes('policy.read') ? readPolicy(api) : none,
      ]);
      if (mine !== latest) return;
      if (!work.ok) error.value = work.error;
      else if (!trend.ok) error.value = trend.error;
      else if (!coverage.ok) error.value = coverage.error;
      else if (!policy.ok) error.value = policy.error;
      else {
        error.value = null;
        data.value = { work: work.value, trend: trend.value, coverage: coverage.value, policy: policy.value };
      }
    },
  };
}

const none: Result<null, ApiError> = ok(null);

async function readWork(api: OverviewApi): Answered<Work> {
  const [serious, disputes, mine] = await Promise.all([
    api.count(searches.serious),
    api.count(searches.disputes),
    api.count(searches.mine),
  ]);
  if (!serious.ok) return serious;
  if (!disputes.ok) return disputes;
  if (!mine.ok) return mine;
  return ok({ serious: serious.value.count, disputes: disputes.value.count, mine: mine.value.count });
}

async function readTrend(reports: Pick<ReportsApi, 'trend' | 'platforms'>, now: number): Answered<Trend> {
  const asked = { ...lastDays(usualDays, now), group: null };
  const [trend, platforms] = await Promise.all([reports.trend(asked), reports.platforms(asked)]);
  if (!trend.ok) return trend;
  return platforms.ok ? ok({ trend: trend.value, platforms: platforms.value }) : fail(platforms.error);
}

async function readCoverage(api: OverviewApi): Answered<Coverage> {
  const [coverage, alerts] = await Promise.all([api.coverage(), api.alerts()]);
  if (!coverage.ok) return coverage;
  return alerts.ok ? ok({ devices: coverage.value.devices, alerts: alerts.value.items }) : fail(alerts.error);
}

async function readPolicy(api: OverviewApi): Answered<Policy> {
  const [versions, rollout, proposals] = await Promise.all([api.versions(), api.rollout(), api.proposals()]);
  if (!versions.ok) return versions;
  if (!rollout.ok) return rollout;
  if (!proposals.ok) return proposals;
  const waiting = proposals.value.items.filter(({ state }) => state === 'review');
  return ok({ versions: versions.value.items, rollout: rollout.value, waiting });
}
