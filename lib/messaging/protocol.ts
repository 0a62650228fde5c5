import * as v from 'valibot';
import { lazy } from '../core/lazy.ts';

/** Who may ask: a chat page's content script, or a page of the extension itself. */
type From = 'page' | 'extension';

/**
 * Every message between contexts: who may send it, its reply, and how long the sender waits before it
 * goes on without an answer (a broken service worker lets messages hang). All are answered by the background.
 * The requests' schemas stand in requests.ts: a content script, which only asks, does not carry them. Schemas are made
 * when a reply comes: most pages never get one.
 */
export const protocol = {
  /** Durable (IndexedDB) once answered. `open`: the outcome may still change; a later save with the same id replaces it. */
  'incident/save': {
    from: 'page',
    reply: () => v.strictObject({ saved: v.boolean() }),
    timeoutMs: 3000,
  },
  'adapter/state': {
    from: 'page',
    reply: () => v.strictObject({}),
    timeoutMs: 3000,
  },
  'status/get': {
    from: 'extension',
    reply: () =>
      v.strictObject({
        organisation: v.nullable(v.string()),
        contact: v.nullable(v.string()),
        failMode: v.picklist(['open', 'closed']),
        policy: v.nullable(
          v.strictObject({
            version: v.number(),
            fetchedAt: v.string(),
            expiresAt: v.string(),
            rules: v.number(),
          }),
        ),
        /** Why the newest policy was refused, or why the server cannot be asked; null when all is well. */
        problem: v.nullable(v.string()),
        queued: v.number(),
        /** As `adapter/state` brought it: checked then, and the API's schemas would be loaded on every chat page. */
        tab: v.nullable(
          v.strictObject({
            platform: v.string(),
            health: v.picklist(['ok', 'degraded', 'blind']),
            missing: v.array(v.string()),
          }),
        ),
      }),
    timeoutMs: 3000,
  },
  'enrol/code': {
    from: 'extension',
    /** Null = enrolled. */
    reply: () => v.strictObject({ problem: v.nullable(v.string()) }),
    timeoutMs: 20_000,
  },
  /** The offscreen document asks where to listen; null when not enrolled. */
  'hints/where': {
    from: 'extension',
    reply: () =>
      v.strictObject({ where: v.nullable(v.strictObject({ url: v.string(), token: v.string() })) }),
    timeoutMs: 10_000,
  },
  'hints/version': {
    from: 'extension',
    reply: () => v.strictObject({}),
    timeoutMs: 10_000,
  },
} as const satisfies Record<string, { from: From; reply: () => v.GenericSchema; timeoutMs: number }>;

export type MessageName = keyof typeof protocol;
export type Reply<N extends MessageName> = v.InferOutput<ReturnType<(typeof protocol)[N]['reply']>>;

/** Keys in `storage.local` that content scripts read, and how the background writes them. */
export const policyKey = 'policy';
export const modeKey = 'mode';
export const modeSchema = lazy(() =>
  v.strictObject({
    failMode: v.picklist(['open', 'closed']),
    enrolled: v.boolean(),
  }),
);
export type GuardMode = v.InferOutput<ReturnType<typeof modeSchema>>;
