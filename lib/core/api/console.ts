import type { Installation } from './device.ts';
import type { Incident } from '../incident/incident.ts';
import type { Problem } from '../problem.ts';
import type { Detector, RulePack } from '../policy/schema.ts';
import type { Permission, Role } from './access.ts';
import type { RolloutStage } from './policy.ts';

/**
 * The console's HTTP API (JSON, session cookie, same origin only; writes need `Content-Type: application/json`).
 *
 * | Method and path              | Body → answer                                         |
 * |------------------------------|-------------------------------------------------------|
 * | POST   /api/session          | { link } → 204, sets the cookie                       |
 * | GET    /api/session          | → SessionAnswer, or 401                               |
 * | DELETE /api/session          | → 204                                                 |
 * | GET    /api/incidents        | ?cursor=&limit=(1–200, 50)&days=(1–400, 30) → Page    |
 * | GET    /api/incidents/:day/:device/:id | → IncidentRecord, or 404                    |
 * | GET    /api/policy           | → ActivePolicy                                        |
 * | POST   /api/policy/check     | PolicyFiles → CheckAnswer                             |
 * | POST   /api/policy/publish   | PublishRequest → PublishAnswer, or 422 CheckAnswer    |
 * Devices, enrolment codes and coverage: lib/core/api/coverage.ts.
 *
 * Errors: ErrorAnswer of the device API.
 */
export interface SessionAnswer {
  /** `role` is null when an API token asks. */
  readonly user: { readonly id: string; readonly name: string; readonly role: Role | null };
  /** Those that they can use: of who sees some groups only, without what is about the whole organisation. */
  readonly permissions: readonly Permission[];
  readonly everyGroup: boolean;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Keyset paging: `next` is an opaque cursor, null on the last page. Newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface IncidentRecord {
  readonly day: string;
  readonly device: { readonly id: string; readonly label: string };
  /** When the server committed it, RFC 3339. */
  readonly receivedAt: string;
  readonly incident: Incident;
}

/** Policy as it was written: path → YAML. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

export interface ActivePolicy {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly message: string;
  readonly expiresAt: string;
  readonly files: readonly PolicyFile[];
  readonly packs: readonly RulePack[];
  readonly detectors: readonly Pick<Detector, 'id' | 'title' | 'category'>[];
  /** Whom people are told to ask; null: nobody. Older servers do not say. */
  readonly contact?: string | null;
  /** Whether a second person must approve what is new; older servers do not say. */
  readonly review?: 'none' | 'second-person';
  /** Devices that reported this version, and all that are enrolled and not revoked. */
  readonly reach: { readonly current: number; readonly devices: number };
}

export interface PolicyFiles {
  readonly files: readonly PolicyFile[];
}
export interface PublishRequest extends PolicyFiles {
  readonly message: string;
  /** The version the edit started from; another one in force means a conflict (409). */
  readonly baseVersion: number;
  /** Only some devices are given it at first (policy.ts). Absent: everybody. */
  readonly rollout?: RolloutStage | undefined;
}
export interface CheckAnswer {
  readonly problems: readonly Problem[];
}
export interface PublishAnswer {
  readonly version: number;
}

export interface DeviceRecord {
  readonly id: string;
  readonly label: string;
  /** A pseudonym. */
  readonly person: string | null;
  readonly group: string;
  readonly enrolledAt: string;
  readonly lastSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly client: {
    readonly version: string;
    readonly browser: string;
    readonly browserVersion: string;
    readonly os: string;
  };
  readonly policyVersion: number;
  readonly queued: number;
  readonly adapters: readonly {
    readonly platform: string;
    readonly health: string;
    readonly missing: readonly string[];
    /** The page's own version, and where it was met; absent from older clients. */
    readonly page?: string | null;
    readonly host?: string;
  }[];
  /** Null until a client has told. */
  readonly installation: Installation | null;
  /** The last policy it refused since its previous report, e.g. `seal/expired`. */
  readonly refusedPolicy: string | null;
  /** The enrolment code it came by; null when that was not recorded. */
  readonly enrolmentCode: string | null;
  /** The same person's newer device, when this one has gone silent since. */
  readonly replacedBy: string | null;
}
