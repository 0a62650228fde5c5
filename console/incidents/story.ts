import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import { channelOne, conversationIn, outcomeWords, platformName } from './text.ts';

/** What the policy asked for. Exhaustive: a new action breaks the build until it is said here. */
const asked: Record<Action, string> = {
  allow: 'The policy allows it.',
  log: 'The policy lets it pass and records it.',
  warn: 'The person was warned.',
  justify: 'The person was asked for a reason.',
  redact: 'The person was offered to send it without what was found.',
  block: 'It was stopped, and the person was told why.',
};
const ended: Record<Outcome, string> = {
  sent: 'It was sent.',
  overridden: 'They sent it anyway.',
  blocked: 'It was not sent.',
  redacted: 'They sent it without what was found.',
  cancelled: 'They did not send it.',
};
const judged: Record<Action, string> = {
  allow: 'allow',
  log: 'log',
  warn: 'warn',
  justify: 'ask for a reason',
  redact: 'redact',
  block: 'block',
};

export interface Step {
  readonly text: string;
  /** RFC 3339; null when the incident does not carry the moment. */
  readonly at: string | null;
}

/** The attempt, after the person's name: “tried to send a message in a group on WhatsApp.” */
export function attempt(incident: Incident): string {
  const { channel, conversation, platform } = incident.egress;
  const kind = conversationIn[conversation.kind];
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return `tried to send ${channelOne[channel]} in ${article} ${kind} on ${platformName(platform)}.`;
}

/** How it ended, in one or two sentences. */
export function ending(incident: Incident): string {
  const { action, outcome } = incident;
  // Stopped says it all, whether or not the person then went back to the message.
  if (action === 'block' && (outcome === 'blocked' || outcome === 'cancelled')) return asked.block;
  if (outcome === 'overridden' && incident.reason !== undefined)
    return `${asked[action]} They sent it anyway and gave a reason.`;
  return `${asked[action]} ${ended[outcome]}`;
}

/** Oldest first. Only the attempt and the arrival carry a time: the contract records no others. */
export function timeline(record: IncidentRecord): readonly Step[] {
  const { incident } = record;
  const words = outcomeWords[incident.action][incident.outcome];
  return [
    { text: `Attempt to send ${channelOne[incident.egress.channel]}`, at: incident.at },
    { text: `Policy version ${incident.policyVersion} says: ${judged[incident.action]}`, at: null },
    { text: words.charAt(0).toUpperCase() + words.slice(1), at: null },
    { text: 'Report stored by the server', at: record.receivedAt },
  ];
}

/** Milliseconds from the attempt to the server; null when either time is unreadable or the clocks disagree. */
export function delayMs(record: IncidentRecord): number | null {
  const ms = Date.parse(record.receivedAt) - Date.parse(record.incident.at);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
