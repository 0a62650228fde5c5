import * as v from 'valibot';
import type { SimulatedReport } from '../replay.ts';
import type {
  AccountsReport,
  CoachingReport,
  CountsReport,
  PolicyReport,
  ReasonsReport,
  ReportedRule,
  RulesReport,
  SendsReport,
  TeamsReport,
  ToolsReport,
  TrendReport,
} from '../reports.ts';
import { accountKinds, modeSchema } from '../../policy/schema.ts';
import { count, text } from './shapes.ts';
import type { Answer } from './shapes.ts';

export const period = v.object({ from: text, to: text });
const periods = { period, previous: period };
const rate = v.nullable(v.number());
const words = v.record(text, text);
const fates = {
  count,
  asked: count,
  overridden: count,
  stopped: count,
  blocked: count,
  recorded: count,
};

export const countsReport: Answer<CountsReport> = v.object({
  ...periods,
  total: count,
  totalBefore: count,
  rows: v.array(
    v.object({
      value: text,
      count,
      before: count,
      overridden: count,
      stopped: count,
      asked: count,
      blocked: count,
      perThousand: rate,
    }),
  ),
  perThousand: v.object({ rate, rateBefore: rate }),
});
export const rulesReport: Answer<RulesReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({
      rule: text,
      count,
      before: count,
      overridden: count,
      heeded: count,
      redacted: count,
      blocked: count,
      disputed: count,
    }),
  ),
});
export const coachingReport: Answer<CoachingReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({ rule: text, warned: count, repeated: count, warnedBefore: count, repeatedBefore: count }),
  ),
  days: v.array(v.object({ day: text, warned: count, repeated: count })),
});
export const simulatedReport: Answer<SimulatedReport> = v.object({
  period,
  rows: v.array(v.object({ rule: text, group: text, count })),
});
export const toolsReport: Answer<ToolsReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({ rule: text, taken: count, takenBefore: count, wished: count, wishedBefore: count }),
  ),
  tools: v.array(v.object({ tool: text, taken: count, takenBefore: count })),
  wishes: v.array(v.object({ text, people: count })),
});
export const sendsReport: Answer<SendsReport> = v.object({
  period,
  rows: v.array(v.object({ value: text, count })),
  total: count,
  groups: v.array(text),
});
export const trendReport: Answer<TrendReport> = v.object({
  ...periods,
  days: v.array(v.object({ ...fates, day: text })),
});
export const teamsReport: Answer<TeamsReport> = v.object({
  ...periods,
  rows: v.array(v.object({ ...fates, rule: text, group: text, before: count })),
});
export const accountsReport: Answer<AccountsReport> = v.object({
  ...periods,
  rows: v.array(
    v.object({
      ...fates,
      account: v.picklist(accountKinds),
      before: count,
      sends: count,
      sendsBefore: count,
      perThousand: rate,
    }),
  ),
});
export const reasonsReport: Answer<ReasonsReport> = v.object({
  ...periods,
  rows: v.array(v.object({ rule: text, reason: text, count, before: count })),
});
const reportedRule: Answer<ReportedRule> = v.object({
  rule: text,
  title: words,
  mode: modeSchema,
  action: text,
  suggestions: v.array(words),
});
export const policyReport: Answer<PolicyReport> = v.object({
  period,
  rules: v.array(reportedRule),
  changes: v.array(
    v.object({
      version: count,
      day: text,
      rule: text,
      title: words,
      before: v.nullable(reportedRule),
      after: v.nullable(reportedRule),
    }),
  ),
});
