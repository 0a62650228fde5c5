import type { PolicyFile } from './console.ts';

/**
 * The part of the console API that is about policy (lib/core/api/console.ts has the rest, the rules for errors, and
 * `check` and `publish`).
 *
 * | Method and path                | Body → answer                                                       |
 * |--------------------------------|---------------------------------------------------------------------|
 * | GET  /api/policy/files         | ?version= (default: in force for everybody) → PolicyVersionFiles     |
 * | GET  /api/policy/versions      | ?cursor=&limit=(1–200, 50) → Page of PolicyVersion, newest first     |
 * | GET  /api/policy/versions/:version | → PolicyVersion                                                 |
 * | GET  /api/policy/diff          | ?from=&to= (versions) → PolicyDiff (lib/core/policy/diff)           |
 * | POST /api/policy/diff          | PolicyFiles → PolicyDiff against what is in force                   |
 * | POST /api/policy/rollback      | RollbackRequest → PublishAnswer                                     |
 * | GET  /api/policy/rollout       | → Rollout, or 404 when none is under way                            |
 * | POST /api/policy/rollout/widen | WidenRequest → Rollout                                              |
 * | POST /api/policy/rollout/complete | { version } → PublishAnswer (for everybody)                      |
 * | POST /api/policy/rollout/abort | { version, message } → PublishAnswer (what was before, as a new version) |
 */

/** How a version came to be. A renewal has the files of the version it is based on, so has a rollback. */
export type PolicyKind = 'publish' | 'rollback' | 'renewal';

export interface PolicyVersion {
  readonly version: number;
  readonly kind: PolicyKind;
  /** In force for everybody now, or for the devices of a rollout; was before; or was taken back. */
  readonly state: 'active' | 'staged' | 'past' | 'withdrawn';
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly message: string;
  readonly expiresAt: string;
  /** The version it replaced; of a renewal and a rollback the one whose files it has. Null: not known. */
  readonly basedOn: number | null;
  /** Equal for versions whose files are the same. */
  readonly filesHash: string;
}

export interface PolicyVersionFiles {
  readonly version: number;
  readonly filesHash: string;
  readonly files: readonly PolicyFile[];
}

/** Publishes an older version's files again, as a new version. */
export interface RollbackRequest {
  /** Whose files. */
  readonly version: number;
  /** In force when the person decided; another one by now means a conflict (409). */
  readonly baseVersion: number;
  /** Why. */
  readonly message: string;
}

/** Devices that are given a version before the others: a share of those in some groups. */
export interface RolloutStage {
  /** Names of groups; null: all. */
  readonly groups: readonly string[] | null;
  /** Percent, 0.01 to 100. Which devices these are stays the same while the rollout is under way. */
  readonly share: number;
}

/** A version that only some devices are given. Each further stage adds devices to those before. */
export interface Rollout {
  readonly version: number;
  /** What the others have. */
  readonly activeVersion: number;
  readonly stages: readonly RolloutStage[];
  readonly startedAt: string;
  readonly startedBy: string;
  /** Devices that reported this version, and all that are enrolled and not revoked. */
  readonly reach: { readonly current: number; readonly devices: number };
}

export interface WidenRequest extends RolloutStage {
  /** Of the rollout that the person saw; another one by now means a conflict (409). */
  readonly version: number;
}
