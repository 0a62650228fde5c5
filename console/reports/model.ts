import { signal, type ReadonlySignal } from '@preact/signals';
import type {
  AccountsReport,
  CoachingReport,
  CountsReport,
  PolicyReport,
  ReasonsReport,
  RulesReport,
  TeamsReport,
  ToolsReport,
  TrendReport,
} from '../../lib/core/api/reports.ts';
import type { ApiError } from '../api/call.ts';
import type { Asked, ReportsApi } from './api.ts';
import { settled } from './period.ts';
import { momentsOf, type Moment } from './moments.ts';

/** Everything that one page of reports shows, of one moment. */
export interface ReportData {
  readonly asked: Asked;
  readonly trend: TrendReport;
  readonly platforms: CountsReport;
  readonly groups: CountsReport;
  readonly rules: RulesReport;
  readonly teams: TeamsReport;
  readonly coaching: CoachingReport;
  readonly reasons: ReasonsReport;
  readonly accounts: AccountsReport;
  readonly tools: ToolsReport;
  readonly policy: PolicyReport;
  /** Rules that changed in the period, with their days before and since. */
  readonly moments: readonly Moment[];
}

export interface ReportsModel {
  readonly data: ReadonlySignal<ReportData | null>;
  readonly error: ReadonlySignal<ApiError | null>;
  readonly loading: ReadonlySignal<boolean>;
  /** Groups that the person was shown so far, sorted. */
  readonly groups: ReadonlySignal<readonly string[]>;
  /** What is shown stays until the answer is there; a later question wins. */
  load(asked: Asked): Promise<void>;
}

export function createReports(api: ReportsApi): ReportsModel {
  const data = signal<ReportData | null>(null);
  const error = signal<ApiError | null>(null);
  const loading = signal(false);
  const groups = signal<readonly string[]>([]);
  let latest = 0;
  return {
    ...{ data, error, loading, groups },
    async load(asked) {
      const mine = (latest += 1);
      loading.value = true;
      const answer = await read(api, asked);
      if (mine !== latest) return;
      loading.value = false;
      if ('code' in answer) {
        error.value = answer;
        return;
      }
      error.value = null;
      data.value = answer;
      const seen = answer.teams.rows.map(({ group }) => group);
      groups.value = [...new Set([...groups.value, ...seen])].sort();
    },
  };
}

async function read(api: ReportsApi, asked: Asked): Promise<ReportData | ApiError> {
  const [trend, platforms, groups, rules, teams, coaching, reasons, accounts, tools, policy] =
    await Promise.all([
      api.trend(asked),
      api.platforms(asked),
      api.groups(asked),
      api.rules(asked),
      api.teams(asked),
      api.coaching({ ...asked, ...settled(asked, Date.now()) }),
      api.reasons(asked),
      api.accounts(asked),
      api.tools(asked),
      api.policy(asked),
    ]);
  if (!trend.ok) return trend.error;
  if (!platforms.ok) return platforms.error;
  if (!groups.ok) return groups.error;
  if (!rules.ok) return rules.error;
  if (!teams.ok) return teams.error;
  if (!coaching.ok) return coaching.error;
  if (!reasons.ok) return reasons.error;
  if (!accounts.ok) return accounts.error;
  if (!tools.ok) return tools.error;
  if (!policy.ok) return policy.error;
  const moments = await momentsOf(api, asked, policy.value.changes);
  if ('code' in moments) return moments;
  return {
    ...{
      asked,
      trend: trend.value,
      platforms: platforms.value,
      groups: groups.value,
      rules: rules.value,
      teams: teams.value,
    },
    ...{ coaching: coaching.value, reasons: reasons.value, accounts: accounts.value, tools: tools.value },
    policy: policy.value,
    moments,
  };
}
