import { flag, listOf, number, objectWith, oneOf, orNull, text } from '../core/policy/shape.ts';
import type { Check } from '../core/policy/shape.ts';

/** Who may ask: a chat page's content script, or a page of the extension itself. */
type From = 'page' | 'extension';

/**
 * Every message between contexts: who may send it, its reply, and how long the sender waits before it
 * goes on without an answer (a broken service worker lets messages hang). All are answered by the background.
 * The requests' schemas stand in requests.ts: a content script, which only asks, does not carry them, nor a schema
 * library for the replies (docs/adr/0010).
 */
export const protocol = {
  /** Durable (IndexedDB) once answered. `open`: the outcome may still change; a later save with the same id replaces it. */
  'incident/save': {
    from: 'page',
    reply: replyWith<{ saved: boolean }>({ saved: flag }),
    timeoutMs: 3000,
  },
  'adapter/state': {
    from: 'page',
    reply: replyWith<object>({}),
    timeoutMs: 3000,
  },
  /** Runs dialog.js in the frame that asks. As long as a held send waits for it: the guard has a plain notice otherwise. */
  'dialog/load': {
    from: 'page',
    reply: replyWith<object>({}),
    timeoutMs: 1500,
  },
  /** Makes sure that somebody listens at `inspectionPort`. */
  'inspect/wake': {
    from: 'page',
    reply: replyWith<object>({}),
    timeoutMs: 5000,
  },
  'status/get': {
    from: 'extension',
    reply: replyWith<Status>({
      organisation: orNull(text),
      contact: orNull(text),
      failMode: oneOf('open', 'closed'),
      policy: orNull(objectWith({ version: number, fetchedAt: text, expiresAt: text, rules: number })),
      problem: orNull(text),
      queued: number,
      tab: orNull(
        objectWith({ platform: text, health: oneOf('ok', 'degraded', 'blind'), missing: listOf(text) }),
      ),
    }),
    timeoutMs: 3000,
  },
  /** Runs probe.js in the tab: what its page is made of, as JSON; null where that is not possible. */
  'page/diagnose': {
    from: 'extension',
    reply: replyWith<{ report: string | null }>({ report: orNull(text) }),
    timeoutMs: 10_000,
  },
  'enrol/code': {
    from: 'extension',
    /** Null = enrolled. */
    reply: replyWith<{ problem: string | null }>({ problem: orNull(text) }),
    timeoutMs: 20_000,
  },
  /** The offscreen document asks where to listen; null when not enrolled. */
  'hints/where': {
    from: 'extension',
    reply: replyWith<{ where: { url: string; token: string } | null }>({
      where: orNull(objectWith({ url: text, token: text })),
    }),
    timeoutMs: 10_000,
  },
  'hints/version': {
    from: 'extension',
    reply: replyWith<object>({}),
    timeoutMs: 10_000,
  },
} as const satisfies Record<string, { from: From; reply: (value: unknown) => boolean; timeoutMs: number }>;

export type MessageName = keyof typeof protocol;
export type Reply<N extends MessageName> =
  (typeof protocol)[N]['reply'] extends ReplyCheck<infer T> ? T : never;

type ReplyCheck<T> = (value: unknown) => value is T;
/** A check for every field of `T`; that a field's check fits its type is for the reader to see. */
function replyWith<T extends object>(fields: { readonly [K in keyof T]: Check }): ReplyCheck<T> {
  const check = objectWith(fields);
  return (value): value is T => check(value);
}

/** What the popup is told. */
interface Status {
  organisation: string | null;
  contact: string | null;
  failMode: 'open' | 'closed';
  policy: { version: number; fetchedAt: string; expiresAt: string; rules: number } | null;
  /** Why the newest policy was refused, or why the server cannot be asked; null when all is well. */
  problem: string | null;
  queued: number;
  /** As `adapter/state` brought it: it was checked then. */
  tab: { platform: string; health: 'ok' | 'degraded' | 'blind'; missing: string[] } | null;
}

/** Where dialog.js leaves its factory on the isolated world's global, which no page script can reach. */
export const dialogFactoryKey = Symbol.for('sluice.dialog');

/** Where the guard of a frame leaves, in the same place, what tells the parts of it that no longer answer. */
export const guardSelfKey = Symbol.for('sluice.guard');
export type GuardSelf = () => readonly string[];

/** Keys in `storage.local` that content scripts read, and how the background writes them. */
export const policyKey = 'policy';
export const modeKey = 'mode';
export interface GuardMode {
  readonly failMode: 'open' | 'closed';
  readonly enrolled: boolean;
}
const modeCheck = objectWith({ failMode: oneOf('open', 'closed'), enrolled: flag });
export function isMode(value: unknown): value is GuardMode {
  return modeCheck(value);
}
