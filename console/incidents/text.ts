import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import type { Channel, ConversationKind, UnscannableReason } from '../../lib/core/decide/egress.ts';
import type { Mode, Severity } from '../../lib/core/policy/schema.ts';
import type { Confidence } from '../../lib/core/detect/finding.ts';

/** Words of the incident pages. */
export const incidentText = {
  title: 'Incidents',
  one: 'Incident',
  list: 'List of incidents, newest first',
  period: 'Period',
  periods: { 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days', 400: 'Last 400 days' },
  fresh: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} new`,
  show: 'Show',
  older: 'Show older',
  loadingOlder: 'Loading older…',
  end: (n: string, period: string) => `All ${n} of the ${period.toLowerCase()}.`,
  emptyTitle: 'No incidents in this period',
  emptyText:
    'When a rule matches something a person is about to send, what happened appears here within seconds: which rule, what was found (masked), and what the person chose.',
  emptyHow: 'To see one, enrol a browser and send a made-up card number in a replica or a messenger.',
  addDevice: 'Add a device',
  longer: 'Look at the last 400 days',
  back: 'All incidents',
  goneTitle: 'This incident is not here',
  goneText: 'It may be older than the organisation keeps incidents, or the address may be incomplete.',
  found: 'What was found',
  files: (n: number) => (n === 1 ? 'The file' : 'The files'),
  masked: 'Value, masked',
  detector: 'Detector',
  confidence: 'Confidence',
  where: 'Where',
  position: (start: string, length: string) => `at character ${start}, ${length} long`,
  nothingFound: 'Nothing in the content: the rule is about the way it was sent.',
  excerpt: 'Around the first finding, masked',
  counts: 'Counts',
  countsAll: 'Everything the detectors counted in this message, also what no rule asked for.',
  count: 'Count',
  distinct: 'Distinct',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  context: 'Where it was going',
  platform: 'Platform',
  channel: 'Channel',
  conversation: 'Conversation',
  account: 'Own account',
  size: 'Size',
  untitled: 'title not known',
  noAccount: 'id not known',
  pseudonym: 'pseudonym',
  pseudonymWhy: 'The name never left the browser. The same name always has the same pseudonym.',
  reason: 'Reason given',
  also: 'Other rules that matched',
  alsoSimulated: 'simulated: would have',
  circumstances: 'Circumstances',
  policy: 'Policy',
  policyVersion: (n: number) => `version ${n}`,
  policyIsCurrent: 'in force now',
  policyIsOlder: (n: number) => `now version ${n}`,
  adapter: 'Adapter',
  client: 'Extension',
  id: 'Incident id',
  device: 'Device',
  timeline: 'Timeline',
  later: (time: string) => `${time} later`,
  atOnce: 'within a second',
  unscannable: 'Could not be read',
  keys: 'Keys',
  keysTitle: 'Keys on this page',
  keysOn: 'Single-letter keys are on',
  keyList: [
    ['j', 'Next incident'],
    ['k', 'Previous incident'],
    ['Enter', 'Open the incident that has the focus'],
    ['u', 'Back to the list'],
    ['r', 'Show new incidents, or refresh'],
    ['?', 'This list'],
    ['Esc', 'Close'],
  ] as const,
};

export const severityWords: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};
export const confidenceWords: Record<Confidence, string> = { low: 'low', medium: 'medium', high: 'high' };
export const modeWords: Record<Mode, string> = { enforce: 'Enforced', simulate: 'Simulated', off: 'Off' };
export const actionWords: Record<Action, string> = {
  allow: 'Allow',
  log: 'Log',
  warn: 'Warn',
  justify: 'Ask for a reason',
  redact: 'Redact',
  block: 'Block',
};
/** What a simulated rule would have done: “simulated: would have …”. */
export const wouldHave: Record<Action, string> = {
  allow: 'allowed it',
  log: 'logged it',
  warn: 'warned',
  justify: 'asked for a reason',
  redact: 'offered redaction',
  block: 'stopped it',
};

/** What a person did or met, as said in lists: the person is the subject. `cancelled` is edited, closed or left. */
export const outcomeWords: Record<Action, Record<Outcome, string>> = {
  allow: {
    sent: 'sent',
    blocked: 'was stopped',
    overridden: 'sent anyway',
    redacted: 'chose redaction',
    cancelled: 'did not send',
  },
  log: {
    sent: 'sent, recorded',
    blocked: 'was stopped',
    overridden: 'sent, recorded',
    redacted: 'chose redaction',
    cancelled: 'did not send',
  },
  warn: {
    sent: 'was warned, sent',
    blocked: 'was stopped',
    overridden: 'was warned, sent anyway',
    redacted: 'was warned, chose redaction',
    cancelled: 'was warned, did not send',
  },
  justify: {
    sent: 'sent with a reason',
    blocked: 'was stopped',
    overridden: 'sent anyway with a reason',
    redacted: 'chose redaction',
    cancelled: 'was asked why, did not send',
  },
  redact: {
    sent: 'sent',
    blocked: 'was stopped',
    overridden: 'sent anyway',
    redacted: 'chose redaction',
    cancelled: 'was offered redaction, did not send',
  },
  block: {
    sent: 'sent',
    blocked: 'was stopped',
    overridden: 'sent anyway',
    redacted: 'was stopped, chose redaction',
    cancelled: 'was stopped',
  },
};

/** Did the content leave as it was? Colour is spent on this only. */
export const outcomeTone: Record<Outcome, 'left' | 'recorded' | 'stayed'> = {
  sent: 'recorded',
  overridden: 'left',
  blocked: 'stayed',
  redacted: 'stayed',
  cancelled: 'stayed',
};

const platformNames: Record<string, string> = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  telegram: 'Telegram',
};
/** A platform's own spelling; its id when there is none here. */
export const platformName = (id: string): string => platformNames[id] ?? id;

/** One of them: “a message”. */
export const channelOne: Record<Channel, string> = {
  message: 'a message',
  paste: 'pasted text',
  drop: 'a dropped item',
  file: 'a file',
  edit: 'an edited message',
  reply: 'a reply',
  forward: 'a forwarded message',
  caption: 'a caption',
  draft: 'a draft',
  preview: 'a link preview',
  status: 'a status update',
  poll: 'a poll',
  contact: 'a contact card',
  location: 'a location',
  voice: 'a voice message',
  call: 'a call',
  'screen-share': 'a shared screen',
  'inline-bot': 'a message to an inline bot',
};
export const conversationIn: Record<ConversationKind, string> = {
  direct: 'direct conversation',
  group: 'group',
  channel: 'channel',
  community: 'community',
  business: 'conversation with a business',
  bot: 'conversation with a bot',
  self: 'own notes',
  status: 'status',
  unknown: 'conversation of unknown kind',
};
export const conversationShort: Record<ConversationKind, string> = {
  direct: 'direct',
  group: 'group',
  channel: 'channel',
  community: 'community',
  business: 'business',
  bot: 'bot',
  self: 'own notes',
  status: 'status',
  unknown: 'unknown',
};
export const accountWords = {
  corporate: 'corporate',
  personal: 'personal',
  unknown: 'kind not known',
} as const;
export const healthWords = {
  ok: 'saw the page fully',
  degraded: 'fell back to generic checks',
  blind: 'could not see the page',
} as const;
export const browserWords = { chromium: 'Chromium', firefox: 'Firefox' } as const;
export const unscannableWords: Record<UnscannableReason, string> = {
  encrypted: 'it is encrypted',
  broken: 'it is broken',
  'too-large': 'it is too large',
  'unknown-type': 'its type is unknown',
  timeout: 'inspection took too long',
  'not-loaded': 'it was not loaded',
  'inspector-unavailable': 'the inspector was not available',
};
