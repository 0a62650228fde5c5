import { signal, type ReadonlySignal } from '@preact/signals';
import { inLanguage, locale } from './language.ts';

const current = signal(Date.now());
/** Now, in steps of half a minute, for ages. */
export const now: ReadonlySignal<number> = current;

/** Keeps `now` going until `signal` aborts. */
export function followTime(signal: AbortSignal): void {
  const timer = setInterval(() => (current.value = Date.now()), 30_000);
  const wake = () => (current.value = Date.now());
  document.addEventListener('visibilitychange', wake, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
/** “1 mo ago”: the word for the month before, cut short, reads like a mistake. */
const counted = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'narrow' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const numbers = new Intl.NumberFormat(locale);

const justNow = inLanguage({ en: 'now', de: 'jetzt' });

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Infinity],
] as const;

/** How long ago, in the largest unit that is not zero: “4 min ago”, “yesterday”. */
export function age(at: number, from: number): string {
  let amount = Math.max(0, (from - at) / 1000);
  if (amount < 45) return justNow;
  for (const [unit, size] of steps) {
    const words = unit === 'month' || unit === 'year' ? counted : relative;
    if (Math.round(amount) < size) return words.format(-Math.max(1, Math.round(amount)), unit);
    amount /= size;
  }
  return day.format(at);
}

/** A length of time in words: “2 s”, “3 min”, “5 h”, “2 days”. */
export function duration(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [unit, size] = units.find(([, length]) => ms >= length) ?? (['second', 1000] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.max(0, Math.round(ms / size)),
  );
}

/** Whole hours, as “3 days” where they are. */
export function hours(n: number): string {
  const [amount, unit] = n >= 48 && n % 24 === 0 ? ([n / 24, 'day'] as const) : ([n, 'hour'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** RFC 3339 → date, time and zone; the text itself when it is no time. */
export function fullTime(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : full.format(time);
}

export function dayOf(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : day.format(time);
}

export const clockTime = (at: number): string => clock.format(at);
export const count = (n: number): string => numbers.format(n);

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
/** Bytes with a unit, in steps of 1,000. */
export function bytes(n: number): string {
  const power = Math.min(units.length - 1, n < 1000 ? 0 : Math.floor(Math.log10(n) / 3));
  const unit = units[power] ?? 'byte';
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(n / 1000 ** power);
}
