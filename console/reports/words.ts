import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { language, locale } from '../shell/language.ts';
import type { ReportData } from './model.ts';

const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const rates = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const shortDays = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const number = (value: number): string => numbers.format(value);
/** Of a share, 0 to 1 or a difference of shares. */
export const percent = (share: number): string => percents.format(share);
export const rate = (value: number): string => rates.format(value);
export const dayWords = (day: string): string => days.format(Date.parse(day));
export const shortDay = (day: string): string => shortDays.format(Date.parse(day));
export const monthWords = (month: string): string => months.format(Date.parse(`${month}-01`));

/** Of a text in several languages: the reader's, else English, else any. */
export const inReadersWords = (words: Readonly<Record<string, string>>): string | undefined =>
  words[language] ?? words['en'] ?? Object.values(words)[0];

/** What a rule is called; its id where the policy no longer has it. Safe inside a sentence. */
export function titleOf({ policy }: Pick<ReportData, 'policy'>, rule: string): string {
  const known =
    policy.rules.find((one) => one.rule === rule) ?? policy.changes.find((one) => one.rule === rule);
  return sentenceText((known && inReadersWords(known.title)) ?? rule.split('/')[1] ?? rule, 80);
}
