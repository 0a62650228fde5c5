import * as v from 'valibot';

/** Whether a text is a day (`YYYY-MM-DD`) that exists and that dates of JavaScript and PostgreSQL can be reckoned with. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1970-01-01' || text > '9998-12-31') return false;
  return new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** A day as devices and the console name it. */
export const daySchema = v.pipe(v.string(), v.check(isDay));
