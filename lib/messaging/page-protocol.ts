import { flag, objectWith, oneOf, optional, text } from '../core/policy/shape.ts';
import type { Check } from '../core/policy/shape.ts';

/** Who may ask: a chat page's content script, or a page of the extension itself. */
export type From = 'page' | 'extension' | 'both';

/** One message of `protocol` (protocol.ts). */
export interface Exchange<T> {
  readonly from: From;
  readonly reply: ReplyCheck<T>;
  /** How long the sender waits before it goes on without an answer. */
  readonly timeoutMs: number;
}

export type ReplyCheck<T> = (value: unknown) => value is T;
/** A check for every field of `T`; that a field's check fits its type is for the reader to see. */
export function replyWith<T extends object>(fields: { readonly [K in keyof T]: Check }): ReplyCheck<T> {
  const check = objectWith(fields);
  return (value): value is T => check(value);
}

const timeoutMs = 3000;
const durable = { reply: replyWith<{ saved: boolean }>({ saved: flag }), timeoutMs };
const noted = { from: 'page', reply: replyWith<object>({}), timeoutMs } as const;

/** What the guard of a chat page asks. Apart from the others: every page loads this. */
export const pageProtocol = {
  /** Durable (IndexedDB) once answered. `open`: the outcome may still change; a later save with the same id replaces it. */
  'incident/save': { from: 'page', ...durable },
  /** "This isn't sensitive", about an incident of this browser. Durable once answered; the answer to it comes by itself. */
  'incident/dispute': { from: 'both', ...durable },
  /** A tool that was taken or wished for, about an incident of this browser. Durable once answered. */
  'incident/feedback': { from: 'page', ...durable },
  /** Sends that no rule matched, counted. */
  'sends/clean': noted,
  'adapter/state': noted,
  /** Runs dialog.js in the frame that asks. As long as a held send waits for it: the guard has a plain notice otherwise. */
  'dialog/load': {
    ...noted,
    timeoutMs: 1500,
  },
  /** Makes sure that somebody listens at `inspectionPort`. */
  'inspect/wake': {
    ...noted,
    from: 'both',
    timeoutMs: 5000,
  },
} as const satisfies Record<string, Exchange<object>>;

/** Where dialog.js leaves its factory on the isolated world's global, which no page script can reach. */
export const dialogFactoryKey = Symbol.for('sluice.dialog');
/** Where it leaves what redacts a composer: only an answer of the dialog asks for that. */
export const replaceTextKey = Symbol.for('sluice.replaceText');

/** Where the guard of a frame leaves, in the same place, what tells the parts of it that no longer answer. */
export const guardSelfKey = Symbol.for('sluice.guard');
export type GuardSelf = () => readonly string[];

/** Keys in `storage.local` that content scripts read, and how the background writes them: the policy as JSON text. */
export const policyKey = 'policy';
export const modeKey = 'mode';
export interface GuardMode {
  readonly failMode: 'open' | 'closed';
  readonly enrolled: boolean;
  /** What is said where there is no dialog, in the person's language; absent: in English. */
  readonly words?: { readonly held: string; readonly failed: string };
}
const modeCheck = objectWith({
  failMode: oneOf('open', 'closed'),
  enrolled: flag,
  words: optional(objectWith({ held: text, failed: text })),
});
export function isMode(value: unknown): value is GuardMode {
  return modeCheck(value);
}
