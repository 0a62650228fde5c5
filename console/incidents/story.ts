import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import type { ConversationKind } from '../../lib/core/decide/egress.ts';
import { inLanguage } from '../shell/language.ts';
import { channelOne, outcomeWords } from './text.ts';
import { platformName } from '../shell/platforms.ts';

interface StoryWords {
  /** What the policy asked for. Exhaustive: a new action breaks the build until it is said here. */
  readonly asked: Record<Action, string>;
  readonly ended: Record<Outcome, string>;
  readonly judged: Record<Action, string>;
  readonly withReason: string;
  readonly reason: string;
  readonly where: Record<ConversationKind, string>;
  readonly attempt: (what: string, where: string, platform: string) => string;
  readonly began: (what: string) => string;
  readonly policy: (version: number, says: string) => string;
  readonly stored: string;
}

const words = inLanguage<StoryWords>({
  en: {
    asked: {
      allow: 'The policy allows it.',
      log: 'The policy lets it pass and records it.',
      warn: 'The person was warned.',
      justify: 'The person was asked for a reason.',
      redact: 'The person was offered to send it without what was found.',
      block: 'It was stopped, and the person was told why.',
    },
    ended: {
      sent: 'It was sent.',
      overridden: 'They sent it anyway.',
      blocked: 'It was not sent.',
      redacted: 'They sent it without what was found.',
      cancelled: 'They did not send it.',
    },
    judged: {
      allow: 'allow',
      log: 'log',
      warn: 'warn',
      justify: 'ask for a reason',
      redact: 'redact',
      block: 'block',
    },
    withReason: 'They sent it anyway and gave a reason.',
    reason: 'The person gave a reason',
    where: {
      direct: 'in a direct conversation',
      group: 'in a group',
      channel: 'in a channel',
      community: 'in a community',
      business: 'in a conversation with a business',
      bot: 'in a conversation with a bot',
      self: 'in their own notes',
      status: 'as a status',
      unknown: 'in a conversation of unknown kind',
    },
    attempt: (what, where, platform) => `tried to send ${what} ${where} on ${platform}.`,
    began: (what) => `Attempt to send ${what}`,
    policy: (version, says) => `Policy version ${String(version)} says: ${says}`,
    stored: 'Report stored by the server',
  },
  de: {
    asked: {
      allow: 'Die Regeln lassen es zu.',
      log: 'Die Regeln lassen es durch und zeichnen es auf.',
      warn: 'Die Person wurde gewarnt.',
      justify: 'Die Person wurde nach einem Grund gefragt.',
      redact: 'Der Person wurde angeboten, es ohne das Gefundene zu senden.',
      block: 'Es wurde angehalten, und die Person erfuhr, warum.',
    },
    ended: {
      sent: 'Es wurde gesendet.',
      overridden: 'Sie hat es trotzdem gesendet.',
      blocked: 'Es wurde nicht gesendet.',
      redacted: 'Sie hat es ohne das Gefundene gesendet.',
      cancelled: 'Sie hat es nicht gesendet.',
    },
    judged: {
      allow: 'zulassen',
      log: 'aufzeichnen',
      warn: 'warnen',
      justify: 'nach dem Grund fragen',
      redact: 'schwärzen',
      block: 'anhalten',
    },
    withReason: 'Sie hat es trotzdem gesendet und einen Grund genannt.',
    reason: 'Die Person nannte einen Grund',
    where: {
      direct: 'in einer Einzelunterhaltung',
      group: 'in einer Gruppe',
      channel: 'in einem Kanal',
      community: 'in einer Community',
      business: 'in einer Unterhaltung mit einem Unternehmen',
      bot: 'in einer Unterhaltung mit einem Bot',
      self: 'in den eigenen Notizen',
      status: 'als Status',
      unknown: 'in einer Unterhaltung unbekannter Art',
    },
    attempt: (what, where, platform) => `wollte ${what} ${where} auf ${platform} senden.`,
    began: (what) => `Wollte ${what} senden`,
    policy: (version, says) => `Regeln der Version ${String(version)}: ${says}`,
    stored: 'Bericht beim Server gespeichert',
  },
});

export interface Step {
  readonly text: string;
  /** RFC 3339; null when the incident does not carry the moment. */
  readonly at: string | null;
  /** What the person wrote or chose (untrusted). */
  readonly quote?: string;
}

/** The attempt, after the person's name: “tried to send a message in a group on WhatsApp.” */
export function attempt(incident: Incident): string {
  const { channel, conversation, platform } = incident.egress;
  return words.attempt(channelOne[channel], words.where[conversation.kind], platformName(platform));
}

/** How it ended, in one or two sentences. */
export function ending(incident: Incident): string {
  const { action, outcome } = incident;
  const { asked, ended, withReason } = words;
  // Stopped says it all, whether or not the person then went back to the message.
  if (action === 'block' && (outcome === 'blocked' || outcome === 'cancelled')) return asked.block;
  if (outcome === 'overridden' && incident.reason !== undefined) return `${asked[action]} ${withReason}`;
  return `${asked[action]} ${ended[outcome]}`;
}

/** What the device reported, oldest first. Only attempt and arrival carry a time: the contract records no others. */
export function timeline(record: IncidentRecord): readonly Step[] {
  const { incident } = record;
  const { choice = '', text = '' } = incident.reason ?? {};
  const reason = [choice, text].filter((part) => part !== '').join(' – ');
  const outcome = outcomeWords[incident.action][incident.outcome];
  return [
    { text: words.began(channelOne[incident.egress.channel]), at: incident.at },
    { text: words.policy(incident.policyVersion, words.judged[incident.action]), at: null },
    ...(reason === '' ? [] : [{ text: words.reason, at: null, quote: reason }]),
    { text: outcome.charAt(0).toUpperCase() + outcome.slice(1), at: null },
    { text: words.stored, at: record.receivedAt },
  ];
}

/** Milliseconds from the attempt to the server; null when either time is unreadable or the clocks disagree. */
export function delayMs(record: IncidentRecord): number | null {
  const ms = Date.parse(record.receivedAt) - Date.parse(record.incident.at);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
