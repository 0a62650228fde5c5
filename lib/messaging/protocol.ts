import { flag, listOf, number, objectWith, oneOf, orNull, recordOf, text } from '../core/policy/shape.ts';
import type { Localised } from '../core/policy/schema.ts';
import { type Exchange, pageProtocol, type ReplyCheck, replyWith } from './page-protocol.ts';

const localised = recordOf(text);

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
      server: orNull(text),
      managed: flag,
      contact: orNull(text),
      notice: orNull(localised),
      watched: listOf(objectWith({ title: localised, platforms: orNull(listOf(text)), isTrial: flag })),
      failMode: oneOf('open', 'closed'),
      policy: orNull(objectWith({ version: number, fetchedAt: text, expiresAt: text, rules: number })),
      problem: orNull(text),
      missingHosts: listOf(text),
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
    // Several requests one after the other, each of which may take 20 s.
    timeoutMs: 70_000,
  },
  /** What was recorded about this browser's person, the newest `take`, with what they said about it. */
  'record/get': {
    from: 'extension',
    reply: replyWith<OwnRecordReply>({
      total: number,
      entries: listOf(
        objectWith({
          id: text,
          state: oneOf('open', 'waiting', 'sent', 'refused'),
          json: text,
          earlier: listOf(text),
          refused: orNull(text),
        }),
      ),
      disputes: listOf(
        objectWith({
          id: text,
          json: text,
          madeAt: number,
          sent: flag,
          text: orNull(text),
          answer: orNull(objectWith({ at: text, verdict: oneOf('agreed', 'declined'), text: orNull(text) })),
        }),
      ),
      feedback: listOf(objectWith({ json: text, madeAt: number, sent: flag })),
      rules: recordOf(localised),
      detectors: recordOf(localised),
      keptHere: objectWith({ days: number, entries: number }),
      keptThere: orNull(number),
    }),
    timeoutMs: 10_000,
  },
  /** Takes this browser out of its organisation; `left: false` where reports wait that would be lost, or it is managed. */
  'device/leave': {
    from: 'extension',
    reply: replyWith<{ left: boolean; waiting: number; told: boolean }>({
      left: flag,
      waiting: number,
      told: flag,
    }),
    timeoutMs: 120_000,
  },
  /** The offscreen document asks where to listen; null when not enrolled. */
  'hints/where': {
    from: 'extension',
    reply: replyWith<{ where: { url: string; token: string } | null }>({
      where: orNull(objectWith({ url: text, token: text })),
    }),
    timeoutMs: 10_000,
  },
  /** The server would not open a stream, and asked to wait. */
  'hints/refused': {
    from: 'extension',
    reply: replyWith<object>({}),
    timeoutMs: 10_000,
  },
  /** A stream that was open is no longer. */
  'hints/ended': {
    from: 'extension',
    reply: replyWith<object>({}),
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

/** What the extension's pages are told. */
interface Status {
  organisation: string | null;
  /** Address of its server, or of the one that managed settings name; null when there is none. */
  server: string | null;
  /** An administrator's settings say where it belongs. */
  managed: boolean;
  contact: string | null;
  /** What the organisation says to everybody who is watched. */
  notice: Localised | null;
  /** What the policy in force looks for; `platforms` null: on all. `isTrial`: recorded, never held. */
  watched: { title: Localised; platforms: string[] | null; isTrial: boolean }[];
  failMode: 'open' | 'closed';
  policy: { version: number; fetchedAt: string; expiresAt: string; rules: number } | null;
  /** Why the newest policy was refused, or why the server cannot be asked; null when all is well. */
  problem: string | null;
  /** Match patterns of messengers that the browser keeps this extension out of. */
  missingHosts: string[];
  queued: number;
  /** As `adapter/state` brought it: it was checked then. */
  tab: { platform: string; health: 'ok' | 'degraded' | 'blind'; missing: string[] } | null;
}

interface OwnRecordReply {
  total: number;
  /** Newest first; `json` is what was sent, or will be, to the byte. */
  entries: {
    id: string;
    state: 'open' | 'waiting' | 'sent' | 'refused';
    json: string;
    earlier: string[];
    refused: string | null;
  }[];
  /** `json` is what was sent, or will be, to the byte. */
  disputes: {
    id: string;
    json: string;
    madeAt: number;
    sent: boolean;
    text: string | null;
    answer: { at: string; verdict: 'agreed' | 'declined'; text: string | null } | null;
  }[];
  /** Which tool would have helped, and which were taken, oldest first; `json` is what was sent, or will be, to the byte. */
  feedback: { json: string; madeAt: number; sent: boolean }[];
  /** Titles of the policy in force, by `pack/rule` and by detector. */
  rules: Record<string, Localised>;
  detectors: Record<string, Localised>;
  keptHere: { days: number; entries: number };
  /** Days; null: the organisation's server does not say. */
  keptThere: number | null;
}
