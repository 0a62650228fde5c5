import { language } from '../variant.ts';

const locale = language === 'en' ? 'en-GB' : language;
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

/** Hours and minutes of a moment (milliseconds since the epoch) as the page's language writes them. */
export function clockTime(at: number): string {
  return clock.format(at);
}

/** A size in bytes as bytes, kB or MB, one decimal. */
export function fileSize(bytes: number): string {
  const step = bytes >= 1_000_000 ? 2 : bytes >= 1_000 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: ['byte', 'kilobyte', 'megabyte'][step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** step);
}
