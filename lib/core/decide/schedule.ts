import type { CompiledSchedule } from '../policy/bundle.ts';

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Reads wall clocks; keeps a formatter per zone, since making one costs more than a whole verdict. */
export interface Clock {
  /** `now`: milliseconds since 1970. */
  isDuring(schedule: CompiledSchedule, now: number): boolean;
}

/**
 * A schedule follows the wall clock of its zone: in a night when clocks change it is an hour shorter or longer. Hours
 * after midnight belong to the day they began on. A zone that this browser does not know counts as always: a rule
 * must not lapse on old browsers.
 */
export function createClock(): Clock {
  const formatters = new Map<string, Intl.DateTimeFormat | null>();
  const formatter = (zone: string): Intl.DateTimeFormat | null => {
    const known = formatters.get(zone);
    if (known !== undefined) return known;
    const made = makeFormatter(zone);
    formatters.set(zone, made);
    return made;
  };
  return {
    isDuring(schedule, now) {
      const zone = formatter(schedule.zone);
      if (zone === null) return true;
      const { day, minute } = wallClock(zone, now);
      const { days, from, to } = schedule;
      if (from < to) return days.includes(day) && minute >= from && minute < to;
      return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
    },
  };
}

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
}

function wallClock(
  zone: Intl.DateTimeFormat,
  now: number,
): { readonly day: number; readonly minute: number } {
  const parts = new Map(zone.formatToParts(now).map((part) => [part.type, part.value]));
  return {
    day: dayNames.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}
