import { listOf, number, objectWith, oneOf, orNull, text } from '../core/policy/shape.ts';
import { type Exchange, pageProtocol, type ReplyCheck, replyWith } from './page-protocol.ts';

/**
 * Every message between contexts: who may send it, its reply, and how long the sender waits before it
 * goes on without an answer (a broken service worker lets messages hang). All are answered by the background.
 * The requests' schemas stand in requests.ts: a content script, which only asks, does not carry them, nor a schema
 * library for the replies (docs/adr/0010).
 */
export const protocol = {
  ...pageProtocol,
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
} as const satisfies Record<string, Exchange<object>>;

export type MessageName = keyof typeof protocol;
export type Reply<N extends MessageName> =
  (typeof protocol)[N]['reply'] extends ReplyCheck<infer T> ? T : never;

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
