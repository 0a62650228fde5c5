import { actions, channels, outcomes, severities } from '../decide/words.ts';
import { isDay } from '../incident/day.ts';
import { resolutions, statuses } from './triage-words.ts';

/** What may stand before a colon, besides `from` and `to`. */
export const searchKeys = [
  'is',
  'severity',
  'rule',
  'pack',
  'platform',
  'channel',
  'user',
  'device',
  'group',
  /** A title in clear, or the pseudonym of one (`p_…`); of a conversation without a title, its id. */
  'conversation',
  'action',
  'outcome',
  'mode',
  /** A rule that was simulated then, whether it stood alone or an enforced one decided. */
  'simulated',
  'account',
  'detector',
  'label',
  'assignee',
  'resolution',
  'has',
] as const;
export type SearchKey = (typeof searchKeys)[number];

const closed: Partial<Record<SearchKey, readonly string[]>> = {
  is: statuses,
  severity: severities,
  channel: channels,
  action: actions,
  outcome: outcomes,
  mode: ['enforce', 'simulate'],
  account: ['corporate', 'personal', 'unknown'],
  resolution: resolutions,
  has: ['dispute', 'answer', 'assignee', 'label', 'resolution', 'reason', 'excerpt', 'file'],
};

/** The only values a key takes; null when it takes any. */
export const valuesOf = (key: SearchKey): readonly string[] | null => closed[key] ?? null;

const dayMs = 86_400_000;
const unitDays: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 };

/** A day that exists, or a span back from today (`0d` is today). Null when it is neither. */
export function readDay(text: string, today: string): string | null {
  const span = /^(\d{1,3})([dwm])$/i.exec(text);
  if (span !== null) {
    const days = Number(span[1]) * (unitDays[(span[2] ?? '').toLowerCase()] ?? 0);
    return new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);
  }
  return isDay(text) ? text : null;
}
