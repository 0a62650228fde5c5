import { UsageError } from './io.ts';

/** RFC 3339: what else `Date.parse` takes is another time on another machine, or another day than it seems. */
const pattern = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970 of what was given as `--at`. */
export function readTime(given: string): number {
  const day = Date.parse(pattern.exec(given)?.[1] ?? '');
  // The thirtieth of February would be a day in March.
  const isDay = !Number.isNaN(day) && given.startsWith(new Date(day).toISOString().slice(0, 10));
  const time = isDay ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--at ${given} is not a time such as 2026-03-29T12:00:00Z.`);
  return time;
}
