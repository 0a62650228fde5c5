import type { CoachingRow, RuleRow } from '../../lib/core/api/reports.ts';
import type { ReportData } from './model.ts';
import type { Share } from './compare.ts';
import { weekIndex, weeksOf } from './period.ts';

/** Incidents of which something was asked or stopped; what is only recorded concerns nobody. */
const acted = ({ count, recorded }: { readonly count: number; readonly recorded: number }): number =>
  count - recorded;

export interface WeekRow {
  readonly day: string;
  readonly isPart: boolean;
  readonly stopped: number;
  readonly overridden: number;
}

/** The period in weeks. */
export function weekRows({ trend }: Pick<ReportData, 'trend'>): readonly WeekRow[] {
  const weeks = weeksOf(trend.period);
  const rows = weeks.map((week) => ({ ...week, stopped: 0, overridden: 0 }));
  for (const { day, stopped, overridden } of trend.days) {
    const row = day < trend.period.from ? undefined : rows[weekIndex(weeks, day)];
    if (row === undefined) continue;
    row.stopped += stopped;
    row.overridden += overridden;
  }
  return rows;
}

/** Warned, stopped or overridden: now and before. */
export function totals({ trend }: Pick<ReportData, 'trend'>) {
  const sum = (isNow: boolean, of: (row: (typeof trend.days)[number]) => number): number =>
    trend.days
      .filter(({ day }) => day >= trend.period.from === isNow)
      .reduce((total, row) => total + of(row), 0);
  return {
    now: sum(true, acted),
    before: sum(false, acted),
    stopped: sum(true, ({ stopped }) => stopped),
    overridden: sum(true, ({ overridden }) => overridden),
    recorded: sum(true, ({ recorded }) => recorded),
  };
}

export interface RuleFact {
  readonly rule: string;
  readonly acted: number;
  readonly stopped: number;
  readonly blocked: number;
  readonly asked: number;
  readonly overridden: number;
  readonly before: number;
  /** Most first. */
  readonly teams: readonly { readonly group: string; readonly acted: number; readonly stopped: number }[];
}

/** Rules by how much they stop, each with its teams. */
export function ruleFacts({ teams }: Pick<ReportData, 'teams'>): readonly RuleFact[] {
  const byRule = new Map<string, RuleFact & { teams: { group: string; acted: number; stopped: number }[] }>();
  for (const row of teams.rows) {
    const known = byRule.get(row.rule);
    const part = { group: row.group, acted: acted(row), stopped: row.stopped };
    byRule.set(row.rule, {
      rule: row.rule,
      acted: (known?.acted ?? 0) + part.acted,
      stopped: (known?.stopped ?? 0) + row.stopped,
      blocked: (known?.blocked ?? 0) + row.blocked,
      asked: (known?.asked ?? 0) + row.asked,
      overridden: (known?.overridden ?? 0) + row.overridden,
      before: (known?.before ?? 0) + row.before,
      teams: [...(known?.teams ?? []), part],
    });
  }
  return [...byRule.values()]
    .filter((fact) => fact.acted > 0)
    .map((fact) => ({
      ...fact,
      teams: fact.teams.sort((a, b) => b.stopped - a.stopped || b.acted - a.acted),
    }))
    .sort((a, b) => b.stopped - a.stopped || b.acted - a.acted);
}

export function coachingShares(rows: readonly CoachingRow[]): {
  readonly now: Share;
  readonly before: Share;
} {
  const sum = (of: (row: CoachingRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    now: { part: sum(({ repeated }) => repeated), of: sum(({ warned }) => warned) },
    before: {
      part: sum(({ repeatedBefore }) => repeatedBefore),
      of: sum(({ warnedBefore }) => warnedBefore),
    },
  };
}

export interface NeedFact {
  readonly rule: string;
  /** Of those asked, who sent all the same. */
  readonly sentAnyway: Share;
  readonly offers: boolean;
  /** How often what it offers was opened. */
  readonly taken: number;
  /** Most often given first; '' = own words. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

const enough = 20;

/** Rules about which people go on, worst first: where nothing else is offered, they lack something. */
export function needFacts({
  rules,
  reasons,
  policy,
  tools,
}: Pick<ReportData, 'rules' | 'reasons' | 'policy' | 'tools'>): readonly NeedFact[] {
  return rules.rows
    .map((row) => ({
      rule: row.rule,
      sentAnyway: { part: row.overridden, of: askedOf(row) },
      offers: (policy.rules.find(({ rule }) => rule === row.rule)?.suggestions.length ?? 0) > 0,
      taken: tools.rows.find(({ rule }) => rule === row.rule)?.taken ?? 0,
      reasons: reasons.rows.filter(({ rule, count }) => rule === row.rule && count > 0),
    }))
    .filter(({ sentAnyway }) => sentAnyway.of >= enough)
    .sort((a, b) => Number(a.offers) - Number(b.offers) || b.sentAnyway.part - a.sentAnyway.part);
}

/** How often a rule left the choice: what it stopped outright is not in it. */
export const askedOf = ({ overridden, heeded, redacted }: RuleRow): number => overridden + heeded + redacted;

/** Rules in spite of which somebody sent, most often first. */
export const overriddenRules = ({ rules }: Pick<ReportData, 'rules'>): readonly RuleRow[] =>
  rules.rows.filter(({ overridden }) => overridden > 0).sort((a, b) => b.overridden - a.overridden);

/** Rules that somebody disputed, most often for each incident first. */
export const disputedRules = ({ rules }: Pick<ReportData, 'rules'>): readonly RuleRow[] =>
  rules.rows
    .filter(({ disputed }) => disputed > 0)
    .sort((a, b) => b.disputed - a.disputed || b.disputed / b.count - a.disputed / a.count);
