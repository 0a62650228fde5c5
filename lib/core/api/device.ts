import * as v from 'valibot';
import type { incidentSchema } from '../incident/incident.ts';
import { idSchema } from '../policy/id.ts';

/**
 * The HTTP API between devices and the server. "Signed" = RFC 9421 signature by the device key over method, target
 * URI, Content-Digest, creation time and nonce (lib/seal/request.ts). "Token" = `Authorization: Bearer`, short-lived.
 *
 * | Method and path          | Proof            | Body → answer                                                  |
 * |--------------------------|------------------|----------------------------------------------------------------|
 * | POST /v1/enrol           | signed (new key) | EnrolRequest → 201 EnrolAnswer                                 |
 * | POST /v1/token           | signed           | {} → TokenAnswer                                               |
 * | GET  /v1/policy/head     | token            | If-None-Match → 304, or 200 PolicyHead with ETag               |
 * | GET  /v1/policy          | signed           | → 200 PolicyAnswer with ETag                                   |
 * | GET  /v1/hints           | token            | → text/event-stream: `event: policy`, `data: {"version":7}`    |
 * | POST /v1/incidents       | signed           | IncidentBatch → 200 IncidentAnswer, after commit               |
 * | POST /v1/heartbeat       | signed           | Heartbeat → 204                                                |
 *
 * Errors: 4xx/5xx with ErrorAnswer; 429 and 503 carry Retry-After (seconds).
 */
const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const isoTime = v.pipe(v.string(), v.isoTimestamp());
// What PostgreSQL's integer holds: no sum of these over a fleet leaves its bigint.
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));

// What devices send is read with `v.object` where later versions may add to it: a server ignores what it does not know.
// Servers of the first version refused a heartbeat with unknown fields (400 `request/shape`): a client then leaves out what
// they did not know (lib/background/heartbeat.ts). Answers are strict in clients of the first version: nothing may be
// added to them but in new routes, until those clients are gone.

export const clientSchema = v.strictObject({
  version: text(30),
  browser: v.picklist(['chromium', 'firefox']),
  browserVersion: v.pipe(v.string(), v.maxLength(40)),
  os: v.pipe(v.string(), v.maxLength(40)),
});

export const publicKeySchema = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type DevicePublicKey = v.InferOutput<typeof publicKeySchema>;

export const enrolRequestSchema = v.strictObject({
  token: text(200),
  publicKey: publicKeySchema,
  /** What the managed settings say about the person; null when they say nothing. */
  person: v.nullable(text(200)),
  client: clientSchema,
});
export type EnrolRequest = v.InferOutput<typeof enrolRequestSchema>;

export const tokenAnswerSchema = v.strictObject({ token: text(2000), expiresAt: isoTime });
export type TokenAnswer = v.InferOutput<typeof tokenAnswerSchema>;

export const enrolAnswerSchema = v.strictObject({
  device: v.pipe(v.string(), v.uuid()),
  organisation: v.strictObject({ id: v.pipe(v.string(), v.uuid()), name: text(80) }),
  group: idSchema,
  /** Base64url, 32 bytes: keys the pseudonyms of titles and ids (HMAC-SHA-256). */
  pseudonymKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  access: tokenAnswerSchema,
});
export type EnrolAnswer = v.InferOutput<typeof enrolAnswerSchema>;

export const policyHeadSchema = v.strictObject({ version: whole });
/** Two compact JWS (RFC 7515, EdDSA): the key manifest by the root key, the bundle by a key the manifest lists. */
export const policyAnswerSchema = v.strictObject({ manifest: text(100_000), bundle: text(20_000_000) });
export type PolicyAnswer = v.InferOutput<typeof policyAnswerSchema>;

export const maxBatch = 100;
/** Incidents are parsed one by one, so that one bad record does not hold back the rest. */
export const incidentBatchSchema = v.strictObject({
  incidents: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(maxBatch)),
});
export interface IncidentBatch {
  readonly incidents: readonly v.InferOutput<typeof incidentSchema>[];
}
export const incidentAnswerSchema = v.strictObject({
  /** Durable now (or were before). The device may forget these. */
  accepted: v.array(v.string()),
  /** Never to be sent again; the code says why. `index` refers to the batch. */
  refused: v.array(v.strictObject({ index: whole, code: text(80) })),
});
export type IncidentAnswer = v.InferOutput<typeof incidentAnswerSchema>;

export const adapterStateSchema = v.object({
  platform: idSchema,
  health: v.picklist(['ok', 'degraded', 'blind']),
  /** Anchors that were not found, and hooks (`hook fetch`) or listeners that no longer answer. */
  missing: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w .-]{1,80}$/))), v.maxLength(50)),
  /** The page's own version, where it shows one. */
  page: v.optional(v.nullable(text(100))),
  host: v.optional(text(100)),
});

export const installTypes = ['admin', 'development', 'normal', 'sideload', 'other'] as const;
/** How the extension sits in its browser. Null: the browser does not say. */
export const installationSchema = v.object({
  /** `admin`: installed by policy, so that the person cannot remove it. */
  type: v.nullable(v.picklist(installTypes)),
  /** May run in private windows; elsewhere they are a way around it. */
  privateWindows: v.nullable(v.boolean()),
  /** Match patterns of its manifest that it has no permission for: no guard runs there. */
  missingHosts: v.pipe(v.array(text(200)), v.maxLength(20)),
  /** The computer's name in the organisation's inventory, from managed settings. */
  asset: v.nullable(text(200)),
});
export type Installation = v.InferOutput<typeof installationSchema>;

export const heartbeatSchema = v.object({
  client: clientSchema,
  policyVersion: whole,
  queued: whole,
  adapters: v.pipe(v.array(adapterStateSchema), v.maxLength(50)),
  /** The last policy refusal since the previous heartbeat, e.g. `seal/expired`. */
  refusedPolicy: v.nullable(text(80)),
  installation: v.optional(installationSchema),
});
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>;

export const errorAnswerSchema = v.strictObject({
  error: v.strictObject({ code: text(80), message: text(400) }),
});
export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;

/** What one pasted code carries: server, fingerprint of the root key, enrolment token. */
export const enrolmentCodeSchema = v.strictObject({
  server: v.pipe(
    v.string(),
    v.url(),
    v.check((url) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url + '/'), 'must be https'),
  ),
  /** Base64url SHA-256 (RFC 7638) thumbprint of the root public key. */
  rootKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  token: text(200),
});
export type EnrolmentCode = v.InferOutput<typeof enrolmentCodeSchema>;
