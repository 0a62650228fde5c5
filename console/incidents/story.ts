import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import { channelOne, conversationIn, platformName } from './text.ts';

/** What became of it, after “The rule asked …”. Exhaustive: a new action or outcome breaks the build here. */
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

export interface Step {
  readonly text: string;
  /** RFC 3339; null when the incident does not carry the moment. */
  readonly at: string | null;
}

/** The attempt in a sentence, without the person: “Tried to send a message in a group on WhatsApp.” */
export function attempt(incident: Incident): string {
  const { channel, conversation, platform } = incident.egress;
  const kind = conversationIn[conversation.kind];
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return `Tried to send ${channelOne[channel]} in ${article} ${kind} on ${platformName(platform)}.`;
}

/** How it ended, in one or two sentences. */
export function ending(incident: Incident): string {
  return `${asked[incident.action]} ${endingOf(incident)}`;
}

function endingOf(incident: Incident): string {
  if (incident.outcome === 'overridden' && incident.reason !== undefined)
    return 'They sent it anyway and gave a reason.';
  // A stopped send that is then edited is as stopped as one that is not.
  if (incident.action === 'block' && incident.outcome === 'cancelled') return ended.blocked;
  return ended[incident.outcome];
}

/** Oldest first. Only the attempt and the arrival carry a time: the contract records no others. */
export function timeline(record: IncidentRecord): readonly Step[] {
  const { incident } = record;
  return [
    { text: attempt(incident), at: incident.at },
    { text: asked[incident.action], at: null },
    { text: endingOf(incident), at: null },
    { text: 'The report reached the server and was stored.', at: record.receivedAt },
  ];
}

/** Milliseconds from the attempt to the server; null when either time is unreadable or the clocks disagree. */
export function delayMs(record: IncidentRecord): number | null {
  const ms = Date.parse(record.receivedAt) - Date.parse(record.incident.at);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
