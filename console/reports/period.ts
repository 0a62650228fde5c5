/** Days (`YYYY-MM-DD`, UTC), both included: what reports are about. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const dayMs = 86_400_000;
const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10);
const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** As many days as that, today the last of them. */
export const lastDays = (count: number, now: number): Days => ({
  from: dayText(now - (count - 1) * dayMs),
  to: dayText(now),
});

/** A quarter of a year: what a report is about when the address says nothing. */
export const usualDays = 91;
export const maxDays = 400;

export const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** Of an address; null when it says none that there can be. */
export function readDays(from: string | null, to: string | null): Days | null {
  if (!isDay(from) || !isDay(to)) return null;
  const length = lengthOf({ from, to });
  return length >= 1 && length <= maxDays ? { from, to } : null;
}

/** Without the days that are still to come; null where all of them are. */
export function pastOf({ from, to }: Days, now: number): Days | null {
  const today = dayText(now);
  return from > today ? null : { from, to: to < today ? to : today };
}

/** `2026-10` and its days; null for what is no month. */
export function daysOfMonth(month: string): Days | null {
  const found = /^(\d{4})-(\d\d)$/.exec(month);
  const [year, number] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || number < 1 || number > 12) return null;
  return { from: `${month}-01`, to: dayText(Date.UTC(year, number, 0)) };
}

/** The month that is over, or the one before the given one. */
export const monthBefore = (time: number): string => {
  const date = new Date(time);
  return dayText(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1)).slice(0, 7);
};

export interface Week {
  /** Its first day. */
  readonly day: string;
  /** Less than seven days of it are in the period. */
  readonly isPart: boolean;
}

/** The period in steps of seven days that end with its last day; months and less in days of their own. */
export function weeksOf(days: Days): readonly Week[] {
  const last = Date.parse(days.to);
  const count = Math.ceil(lengthOf(days) / 7);
  return Array.from({ length: count }, (_, index) => {
    const day = dayText(last - (count - index) * 7 * dayMs + dayMs);
    return { day: day < days.from ? days.from : day, isPart: day < days.from };
  });
}

/** Which of the weeks a day is in; -1 for none. */
export function weekIndex(weeks: readonly Week[], day: string): number {
  return weeks.findLastIndex((week) => week.day <= day);
}

/** Days after which it is known whether somebody was warned again. */
export const settlesAfterDays = 14;

/** The part of a period of which that is known; its first day alone where there is none. */
export function settled({ from, to }: Days, now: number): Days {
  const last = dayText(now - (settlesAfterDays + 1) * dayMs);
  const end = to < last ? to : last;
  return { from, to: end < from ? from : end };
}
