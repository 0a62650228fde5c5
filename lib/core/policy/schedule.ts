import { worded, type Wording } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../sentence.ts';
import type { CompiledSchedule } from './bundle.ts';
import type { When } from './schema.ts';

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Days default to all, hours to the whole day. `fri-mon` wraps over the week's end, `22:00-06:00` over midnight (the
 * hours after midnight belong to the day they began on). The zone has no default: a rule must mean the same
 * everywhere it is judged.
 */
export function compileSchedule(
  schedule: NonNullable<When['schedule']>,
): Result<CompiledSchedule, Wording & { readonly field: 'zone' | 'hours' | null }> {
  if (schedule.zone === undefined) {
    return fail({
      field: null,
      ...worded(
        say`A schedule needs the time zone it is meant in.`,
        say`Add for example zone: Europe/Prague.`,
      ),
    });
  }
  if (!isZone(schedule.zone)) {
    return fail({
      field: 'zone',
      ...worded(
        say`${schedule.zone} is not a time zone.`,
        say`Use an IANA name such as Europe/Prague, America/New_York or UTC.`,
      ),
    });
  }
  const [from, to] = schedule.hours === undefined ? [0, 1440] : schedule.hours.split('-').map(minutes);
  if (from === undefined || to === undefined || from === to) {
    return fail({
      field: 'hours',
      ...worded(
        say`These hours begin and end at the same minute, so they cover no time.`,
        say`Leave hours out to mean the whole day.`,
      ),
    });
  }
  const days = [...new Set((schedule.days ?? ['sun-sat']).flatMap(daysOf))].sort((a, b) => a - b);
  return ok({ days, from, to, zone: schedule.zone });
}

function daysOf(range: string): readonly number[] {
  const [first = '', last = first] = range.split('-');
  const from = dayNames.indexOf(first);
  const length = ((dayNames.indexOf(last) - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (from + index) % 7);
}

function minutes(time: string): number {
  const [hours, rest] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (rest ?? 0);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
