import { language } from '../variant.ts';

const locale = language === 'en' ? 'en-GB' : language;
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

/** Hours and minutes of a moment (milliseconds since the epoch) as the page's language writes them. */
export function clockTime(at: number): string {
  return clock.format(at);
}

/** A size in bytes, in kB from a thousand on. */
export function fileSize(bytes: number): string {
  const unit = bytes < 1_000 ? 'byte' : 'kilobyte';
  const amount = bytes < 1_000 ? bytes : Math.round(bytes / 1_000);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount);
}
