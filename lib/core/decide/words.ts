/** The words of decisions, as plain lists: chat pages load them without a schema library. */

/**
 * The way by which content leaves. `message` is a text that is sent, a `reply` to one included; `paste` and `drop` are
 * texts on their way into a composer; `file` is a file however it gets there: chosen, dropped or pasted. `draft`,
 * `preview` and `inline-bot` leave while somebody still types.
 */
export const channels = [
  'message',
  'paste',
  'drop',
  'file',
  'edit',
  'reply',
  'forward',
  'caption',
  'draft',
  'preview',
  'status',
  'poll',
  'contact',
  'location',
  'voice',
  'call',
  'screen-share',
  'inline-bot',
] as const;

/**
 * Who is at the other end. A rule about `direct` covers `business` and `bot` as well, one about `group` also
 * `community`; `self` is the person's own notes.
 */
export const conversationKinds = [
  'direct',
  'group',
  'channel',
  'community',
  'business',
  'bot',
  'self',
  'status',
  'unknown',
] as const;

/** How grave what a rule is about is, least first. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;

/** Why content could not be read. */
export const unscannableReasons = [
  'encrypted',
  'broken',
  'too-large',
  'unknown-type',
  'timeout',
  'not-loaded',
  'inspector-unavailable',
] as const;

/** What a rule can ask about a file besides its type, size and name. */
export const facets = [
  'encrypted',
  'macro',
  'hidden-content',
  'tracked-changes',
  'label',
  'type-mismatch',
  'truncated',
  'gps',
  'embedded-file',
] as const;
export type Facet = (typeof facets)[number];

/** What is counted in a file, where its format has it. A rule asks for the least: `minPages`. */
export const counts = ['pages', 'sheets', 'rows', 'slides', 'records', 'entries'] as const;
export type Count = (typeof counts)[number];

/** What policy may say, weakest first. */
export const actions = ['allow', 'log', 'warn', 'justify', 'redact', 'block'] as const;

/** What then happened. `cancelled` covers "edit the message" and a tab closed while asked. */
export const outcomes = ['sent', 'blocked', 'overridden', 'redacted', 'cancelled'] as const;
