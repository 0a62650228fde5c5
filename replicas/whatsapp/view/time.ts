import { language } from '../variant.ts';

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

/** Hours and minutes of a moment (milliseconds since the epoch) as the page's language writes them. */
export function clockTime(at: number): string {
  return clock.format(at);
}

/** A size in bytes as kB or MB, one decimal. */
export function fileSize(bytes: number): string {
  const inMegabytes = bytes >= 1_000_000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: inMegabytes ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  }).format(bytes / (inMegabytes ? 1_000_000 : 1_000));
}
