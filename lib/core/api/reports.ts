/**
 * Reports (console API, `reports.read`): sums only, of the groups that the person may see, from counters that name nobody.
 *
 * | Method and path           | Query → answer                                                                     |
 * |---------------------------|------------------------------------------------------------------------------------|
 * | GET /api/reports/counts   | ?from=&to=&by=&where… → CountsReport                                               |
 * | GET /api/reports/rules    | ?from=&to= → RulesReport: overrides and disputes by rule                           |
 * | GET /api/reports/coaching | ?from=&to= → CoachingReport: does a warning help                                   |
 * | GET /api/reports/tools    | ?from=&to= → ToolsReport: which tools people take, and which they would have needed |
 * | GET /api/reports/sends    | ?from=&to=&by= → SendsReport: what went out untouched                              |
 * | GET /api/reports/trend    | ?from=&to= → TrendReport: each day's incidents by what became of them              |
 * | GET /api/reports/teams    | ?from=&to= → TeamsReport: which rule asks and stops in which group                 |
 * | GET /api/reports/accounts | ?from=&to= → AccountsReport: corporate against personal accounts                   |
 * | GET /api/reports/reasons  | ?from=&to= → ReasonsReport: why people sent all the same                           |
 * | GET /api/reports/policy   | ?from=&to= → PolicyReport: titles of rules, and what changed in them meanwhile     |
 * | GET /api/reports/simulated | ?from=&to= → SimulatedReport (replay.ts): what simulated rules would have acted on |
 *
 * `from`, `to`: days (UTC, both included), 400 at most. The period before is as long and ends the day before `from`. Each
 * takes `platform`, `action`, `outcome`, `severity`, `group` (`rule` for rules, coaching and tools), comma-separated,
 * to narrow it; one that a report cannot tell apart is refused.
 */
export const countDimensions = ['day', 'platform', 'action', 'outcome', 'severity', 'group'] as const;
export type CountDimension = (typeof countDimensions)[number];
export const sendDimensions = ['day', 'platform', 'channel', 'account', 'group'] as const;
export type SendDimension = (typeof sendDimensions)[number];

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Of one value of `by`. */
export interface CountRow {
  readonly value: string;
  readonly count: number;
  /** In the period before; 0 for `by=day`, whose days differ. */
  readonly before: number;
  /** Sent all the same after a question; not sent as it was (see Fates). */
  readonly overridden: number;
  readonly stopped: number;
  /** Asked about (warn, justify, redact); stopped without a question. */
  readonly asked: number;
  readonly blocked: number;
  /** Of `by=platform` and `by=group` as below, for this value alone; null too where it is not told. */
  readonly perThousand: number | null;
}
export interface CountsReport {
  readonly period: Period;
  readonly previous: Period;
  readonly total: number;
  readonly totalBefore: number;
  readonly rows: readonly CountRow[];
  /** Null when too few people, or none, report what they send (see SendsReport). */
  readonly perThousand: {
    /** Incidents that were asked for per 1,000 sends, with a match or without, of the groups that can be told only. */
    readonly rate: number | null;
    readonly rateBefore: number | null;
  };
}

export interface RuleRow {
  /** `pack/rule`. */
  readonly rule: string;
  readonly count: number;
  readonly before: number;
  /** Warned, and sent all the same. */
  readonly overridden: number;
  /** Warned, and not sent. */
  readonly heeded: number;
  readonly redacted: number;
  readonly blocked: number;
  readonly disputed: number;
}
export interface RulesReport {
  readonly period: Period;
  readonly previous: Period;
  /** Most frequent first, 200 at most. */
  readonly rows: readonly RuleRow[];
}

/** Of people who were warned by a rule on a day: how many were warned by it again within the 14 days after. */
export interface CoachingRow {
  readonly rule: string;
  readonly warned: number;
  readonly repeated: number;
  readonly warnedBefore: number;
  readonly repeatedBefore: number;
}
export interface CoachingReport {
  readonly period: Period;
  readonly previous: Period;
  readonly rows: readonly CoachingRow[];
  /** By day of the warning; the last 14 days are not over yet. */
  readonly days: readonly { readonly day: string; readonly warned: number; readonly repeated: number }[];
}

/**
 * What became of incidents. `asked`: the person was asked (warn, justify, redact). `stopped`: nothing left as it was
 * (blocked, heeded, redacted); `blocked`: of these, what nobody could send. `recorded`: neither asked nor stopped.
 */
export interface Fates {
  readonly count: number;
  readonly asked: number;
  readonly overridden: number;
  readonly stopped: number;
  readonly blocked: number;
  readonly recorded: number;
}
export interface TrendReport {
  readonly period: Period;
  readonly previous: Period;
  /** Of both periods, days with incidents only. */
  readonly days: readonly (Fates & { readonly day: string })[];
}
export interface TeamsReport {
  readonly period: Period;
  readonly previous: Period;
  /** Most incidents first, 2,000 at most. */
  readonly rows: readonly (Fates & {
    readonly rule: string;
    readonly group: string;
    readonly before: number;
  })[];
}
export interface AccountsReport {
  readonly period: Period;
  readonly previous: Period;
  readonly rows: readonly (Fates & {
    readonly account: 'corporate' | 'personal' | 'unknown';
    readonly before: number;
    /** Sends without a match, of groups of five people and more. */
    readonly sends: number;
    readonly sendsBefore: number;
    /** Incidents about which something was asked or done, of every 1,000 messages, both of those groups; null: no sends. */
    readonly perThousand: number | null;
  })[];
}
export interface ReasonsReport {
  readonly period: Period;
  readonly previous: Period;
  /** `reason`: a choice of the rule, in English; '' = in the person's own words, which are not here. 1,000 at most. */
  readonly rows: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly count: number;
    readonly before: number;
  }[];
}
type Words = Readonly<Record<string, string>>;
export interface ReportedRule {
  /** `pack/rule`. */
  readonly rule: string;
  readonly title: Words;
  readonly mode: 'enforce' | 'simulate' | 'off';
  readonly action: string;
  /** What it offers instead; empty: nothing. */
  readonly suggestions: readonly Words[];
}
/** One rule that a version changed, for everybody. */
export interface ReportedChange {
  readonly version: number;
  readonly day: string;
  readonly rule: string;
  readonly title: Words;
  /** As it was before and after; null where the rule was not there. */
  readonly before: ReportedRule | null;
  readonly after: ReportedRule | null;
}
export interface PolicyReport {
  readonly period: Period;
  readonly rules: readonly ReportedRule[];
  /** Newest first; of the last 50 versions of the period. */
  readonly changes: readonly ReportedChange[];
}

/** Of one rule. */
export interface ToolRuleRow {
  /** `pack/rule`. */
  readonly rule: string;
  /** How often a tool that it suggests was opened from the question. */
  readonly taken: number;
  readonly takenBefore: number;
  /** How often somebody said which tool would have helped, where it suggests none. */
  readonly wished: number;
  readonly wishedBefore: number;
}
/** Of one suggested tool, by its address. */
export interface ToolRow {
  readonly tool: string;
  readonly taken: number;
  readonly takenBefore: number;
}
export interface ToolsReport {
  readonly period: Period;
  readonly previous: Period;
  /** Those whose tools are taken most first, 200 at most. */
  readonly rows: readonly ToolRuleRow[];
  readonly tools: readonly ToolRow[];
  /** What three people and more have said would have helped, in small letters; most frequent first, 50 at most. */
  readonly wishes: readonly { readonly text: string; readonly people: number }[];
}

export interface SendsReport {
  readonly period: Period;
  readonly rows: readonly { readonly value: string; readonly count: number }[];
  readonly total: number;
  /** Groups of five people and more: the others are left out. */
  readonly groups: readonly string[];
}
