import type { ReportedChange, ReportedRule } from '../../lib/core/api/reports.ts';
import type { ApiError } from '../api/call.ts';
import type { Asked, ReportsApi } from './api.ts';
import { compareCounts, type Verdict } from './compare.ts';

/** What happened to a rule: the first of these that fits. */
export type ChangeKind = 'offered' | 'withdrawn' | 'stricter' | 'milder' | 'began' | 'ended';

/** A rule's warnings and stops before it changed, and since. */
export interface Moment {
  readonly rule: string;
  readonly day: string;
  readonly kind: ChangeKind;
  /** What is offered now, in its languages. */
  readonly offered: Readonly<Record<string, string>> | null;
  readonly daysBefore: number;
  readonly daysSince: number;
  readonly before: number;
  readonly since: number;
  readonly verdict: Verdict;
}

/** Rules looked at: each is a question to the server. */
const maxRules = 6;
const dayMs = 86_400_000;
const order = ['allow', 'log', 'warn', 'justify', 'redact', 'block'];

/** What a change of a rule means to those who meet it; null when nothing does. */
export function kindOf({ before, after }: Pick<ReportedChange, 'before' | 'after'>): ChangeKind | null {
  const [was, is] = [isOn(before), isOn(after)];
  if (!was && !is) return null;
  if (before === null || after === null || was !== is) return is ? 'began' : 'ended';
  if (before.suggestions.length !== after.suggestions.length)
    return after.suggestions.length > before.suggestions.length ? 'offered' : 'withdrawn';
  const step = order.indexOf(after.action) - order.indexOf(before.action);
  return step === 0 ? null : step > 0 ? 'stricter' : 'milder';
}

const isOn = (rule: ReportedRule | null): boolean => rule?.mode === 'enforce';

/** The newest change of each rule that means something, with its days. */
export async function momentsOf(
  api: Pick<ReportsApi, 'trend'>,
  asked: Asked,
  changes: readonly ReportedChange[],
): Promise<readonly Moment[] | ApiError> {
  const telling = changes.flatMap((change) => {
    const kind = kindOf(change);
    return kind === null || kind === 'began' || kind === 'ended' ? [] : [{ change, kind }];
  });
  const newest = telling.filter(
    ({ change }, index) => telling.findIndex((one) => one.change.rule === change.rule) === index,
  );
  const moments: Moment[] = [];
  for (const { change, kind } of newest.slice(0, maxRules)) {
    const trend = await api.trend(asked, change.rule);
    if (!trend.ok) return trend.error;
    moments.push(momentOf(change, kind, trend.value.days, trend.value.previous.from, asked.to));
  }
  return moments;
}

/** The day of the change belongs to neither side. */
export function momentOf(
  { rule, day, after }: ReportedChange,
  kind: ChangeKind,
  days: readonly {
    readonly day: string;
    readonly asked: number;
    readonly stopped: number;
    readonly count: number;
    readonly recorded: number;
  }[],
  from: string,
  to: string,
): Moment {
  const sum = (rows: typeof days): number => rows.reduce((total, row) => total + row.count - row.recorded, 0);
  const between = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / dayMs;
  const [daysBefore, daysSince] = [between(from, day), between(day, to)];
  const [before, since] = [
    sum(days.filter((row) => row.day < day)),
    sum(days.filter((row) => row.day > day)),
  ];
  const isLong = daysBefore >= 7 && daysSince >= 7;
  return {
    ...{ rule, day, kind, daysBefore, daysSince, before, since },
    offered: kind === 'offered' ? (after?.suggestions[0] ?? null) : null,
    verdict: isLong ? compareCounts(since, before, daysSince, daysBefore) : 'too-few',
  };
}

/** From per day to per day: -0.5 = half as many. */
export const momentChange = ({ before, since, daysBefore, daysSince }: Moment): number | null =>
  before === 0 || daysBefore === 0 || daysSince === 0 ? null : since / daysSince / (before / daysBefore) - 1;
