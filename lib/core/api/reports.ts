/**
 * Reports (console API, `reports.read`): sums only, of the groups that the person may see, from counters that name nobody.
 *
 * | Method and path           | Query → answer                                                                     |
 * |---------------------------|------------------------------------------------------------------------------------|
 * | GET /api/reports/counts   | ?from=&to=&by=&where… → CountsReport                                               |
 * | GET /api/reports/rules    | ?from=&to= → RulesReport: overrides and disputes by rule                           |
 * | GET /api/reports/coaching | ?from=&to= → CoachingReport: does a warning help                                   |
 * | GET /api/reports/sends    | ?from=&to=&by= → SendsReport: what went out untouched                              |
 *
 * `from`, `to`: days (UTC, both included), 400 at most. The period before is as long and ends the day before `from`. Each
 * takes `platform`, `action`, `outcome`, `severity`, `group` (`rule` for rules and coaching), comma-separated, to narrow
 * it; one that a report cannot tell apart is refused.
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
}
export interface CountsReport {
  readonly period: Period;
  readonly previous: Period;
  readonly total: number;
  readonly totalBefore: number;
  readonly rows: readonly CountRow[];
  /** Null when too few people, or none, report what they send (see SendsReport). */
  readonly perThousand: {
    /** Incidents per 1,000 sends, of the groups that can be told only. */
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

export interface SendsReport {
  readonly period: Period;
  readonly rows: readonly { readonly value: string; readonly count: number }[];
  readonly total: number;
  /** Groups of five people and more: the others are left out. */
  readonly groups: readonly string[];
}
