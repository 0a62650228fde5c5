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
import type { Answered, Call } from '../api/call.ts';
import {
  accountsReport,
  coachingReport,
  countsReport,
  policyReport,
  reasonsReport,
  rulesReport,
  teamsReport,
  toolsReport,
  trendReport,
} from '../../lib/core/api/answers/reports.ts';
import type { Days } from './period.ts';

/** Whose reports: a period, and one group or all that the person may see. */
export interface Asked extends Days {
  readonly group: string | null;
}

export interface ReportsApi {
  trend(asked: Asked, rule?: string): Answered<TrendReport>;
  /** Without what was only recorded, so that its rate is of what was questioned or stopped. */
  platforms(asked: Asked): Answered<CountsReport>;
  /** By group, counted as by platform. */
  groups(asked: Asked): Answered<CountsReport>;
  rules(asked: Asked): Answered<RulesReport>;
  teams(asked: Asked): Answered<TeamsReport>;
  coaching(asked: Asked): Answered<CoachingReport>;
  reasons(asked: Asked): Answered<ReasonsReport>;
  accounts(asked: Asked): Answered<AccountsReport>;
  tools(asked: Asked): Answered<ToolsReport>;
  policy(days: Days): Answered<PolicyReport>;
}

const acting = { action: 'warn,justify,redact,block' };

export function createReportsApi(call: Call): ReportsApi {
  const address = (name: string, { from, to, group }: Asked, more: Record<string, string> = {}): string => {
    const query = { from, to, ...(group === null ? {} : { group }), ...more };
    return `/api/reports/${name}?${new URLSearchParams(query).toString()}`;
  };
  return {
    trend: (asked, one) =>
      call('GET', address('trend', asked, one === undefined ? {} : { rule: one }), trendReport),
    platforms: (asked) => call('GET', address('counts', asked, { by: 'platform', ...acting }), countsReport),
    groups: (asked) => call('GET', address('counts', asked, { by: 'group', ...acting }), countsReport),
    rules: (asked) => call('GET', address('rules', asked), rulesReport),
    teams: (asked) => call('GET', address('teams', asked), teamsReport),
    coaching: (asked) => call('GET', address('coaching', asked), coachingReport),
    reasons: (asked) => call('GET', address('reasons', asked), reasonsReport),
    accounts: (asked) => call('GET', address('accounts', asked), accountsReport),
    tools: (asked) => call('GET', address('tools', asked), toolsReport),
    policy: ({ from, to }) => call('GET', address('policy', { from, to, group: null }), policyReport),
  };
}
