import * as v from 'valibot';
import type {
  AccountsReport,
  CoachingReport,
  CountsReport,
  PolicyReport,
  ReasonsReport,
  ReportedRule,
  RulesReport,
  TeamsReport,
  ToolsReport,
  TrendReport,
} from '../../lib/core/api/reports.ts';
import type { Answered, Call } from '../api/call.ts';
import type { Answer } from '../api/answers.ts';
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

const n = v.number();
const period = v.object({ from: v.string(), to: v.string() });
const periods = { period, previous: period };
const fates = { count: n, asked: n, overridden: n, stopped: n, recorded: n };
const rule = { rule: v.string() };
const words = v.record(v.string(), v.string());

const trendAnswer: Answer<TrendReport> = v.object({
  ...periods,
  days: v.array(v.object({ day: v.string(), ...fates })),
});
const countsAnswer: Answer<CountsReport> = v.object({
  ...periods,
  total: n,
  totalBefore: n,
  rows: v.array(
    v.object({
      ...{ value: v.string(), count: n, before: n, overridden: n, stopped: n },
      perThousand: v.nullable(n),
    }),
  ),
  perThousand: v.object({ rate: v.nullable(n), rateBefore: v.nullable(n) }),
});
const rulesAnswer: Answer<RulesReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({
      ...rule,
      ...{ count: n, before: n, overridden: n, heeded: n, redacted: n, blocked: n, disputed: n },
    }),
  ),
});
const teamsAnswer: Answer<TeamsReport> = v.object({
  ...periods,
  rows: v.array(v.object({ ...rule, group: v.string(), before: n, ...fates })),
});
const coachingAnswer: Answer<CoachingReport> = v.object({
  ...periods,
  rows: v.array(v.object({ ...rule, warned: n, repeated: n, warnedBefore: n, repeatedBefore: n })),
  days: v.array(v.object({ day: v.string(), warned: n, repeated: n })),
});
const reasonsAnswer: Answer<ReasonsReport> = v.object({
  ...periods,
  rows: v.array(v.object({ ...rule, reason: v.string(), count: n, before: n })),
});
const accountsAnswer: Answer<AccountsReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({
      account: v.picklist(['corporate', 'personal', 'unknown']),
      ...{ ...fates, before: n, sends: n, sendsBefore: n },
    }),
  ),
});
const toolsAnswer: Answer<ToolsReport> = v.object({
  ...periods,
  rows: v.array(v.object({ ...rule, taken: n, takenBefore: n, wished: n, wishedBefore: n })),
  tools: v.array(v.object({ tool: v.string(), taken: n, takenBefore: n })),
  wishes: v.array(v.object({ text: v.string(), people: n })),
});
const reportedRule: Answer<ReportedRule> = v.object({
  ...rule,
  title: words,
  mode: v.picklist(['enforce', 'simulate', 'off']),
  action: v.string(),
  suggestions: v.array(words),
});
const policyAnswer: Answer<PolicyReport> = v.object({
  period,
  rules: v.array(reportedRule),
  changes: v.array(
    v.object({
      ...rule,
      ...{ version: n, day: v.string(), title: words },
      ...{ before: v.nullable(reportedRule), after: v.nullable(reportedRule) },
    }),
  ),
});

const acting = { action: 'warn,justify,redact,block' };

export function createReportsApi(call: Call): ReportsApi {
  const address = (name: string, { from, to, group }: Asked, more: Record<string, string> = {}): string => {
    const query = { from, to, ...(group === null ? {} : { group }), ...more };
    return `/api/reports/${name}?${new URLSearchParams(query).toString()}`;
  };
  return {
    trend: (asked, one) =>
      call('GET', address('trend', asked, one === undefined ? {} : { rule: one }), trendAnswer),
    platforms: (asked) => call('GET', address('counts', asked, { by: 'platform', ...acting }), countsAnswer),
    groups: (asked) => call('GET', address('counts', asked, { by: 'group', ...acting }), countsAnswer),
    rules: (asked) => call('GET', address('rules', asked), rulesAnswer),
    teams: (asked) => call('GET', address('teams', asked), teamsAnswer),
    coaching: (asked) => call('GET', address('coaching', asked), coachingAnswer),
    reasons: (asked) => call('GET', address('reasons', asked), reasonsAnswer),
    accounts: (asked) => call('GET', address('accounts', asked), accountsAnswer),
    tools: (asked) => call('GET', address('tools', asked), toolsAnswer),
    policy: ({ from, to }) => call('GET', address('policy', { from, to, group: null }), policyAnswer),
  };
}
