import type { Doubt } from '../replay/recorded.ts';
import type { Action } from '../decide/verdict.ts';
import type { PolicyFile } from './console.ts';
import type { Period } from './reports.ts';

/** Groups that a report counts one by one: those that most changes for. */
export const mostReplayGroups = 50;

/**
 * What rules did and would do (console API; conventions as in console.ts).
 *
 * | Method and path                  | Query or body → answer                                                       |
 * |----------------------------------|------------------------------------------------------------------------------|
 * | POST /api/policy/replay          | ReplayRequest → ReplayReport, or 422 CheckAnswer (also needs incidents.read) |
 * | GET  /api/policy/rule-changes    | → { items: RuleLastChange[] }: the version that last changed each rule       |
 * | GET  /api/policy/packs           | → PackLibrary: the packs that come with this server                          |
 * | GET  /api/policy/packs/:id/needs | → PolicyFiles: the detectors and dictionaries that one of them names         |
 * | GET  /api/reports/simulated      | ?from=&to= → SimulatedReport                                                 |
 */
export interface ReplayRequest {
  /** The policy as it would be. */
  readonly files: readonly PolicyFile[];
  /** Back from now, 1 to 90. */
  readonly days: number;
}

/** Sends by what is done about them, those left alone apart. */
export type ActionCounts = Readonly<Record<Exclude<Action, 'allow'>, number>>;

export interface GroupReplay {
  readonly group: string;
  /** Sends that are not simply let through: warned about, asked about, redacted or stopped. */
  readonly before: number;
  readonly after: number;
}

/** A rule that would do otherwise than the one in force. */
export interface RuleReplay {
  readonly pack: string;
  readonly rule: string;
  /** Sends that it would have done something about, enforced or simulated. */
  readonly matchedBefore: number;
  readonly matchedAfter: number;
  /** Of these, the ones that it would have held: enforced, and more than a log. */
  readonly heldBefore: number;
  readonly heldAfter: number;
  /** Sends about which it cannot be asked any more, beyond the ones above, and why. */
  readonly unsure: number;
  readonly doubts: readonly Doubt[];
  /**
   * Since when everything that it would match is on record, RFC 3339. Null: only what some rule matched at that time is,
   * so there may have been more.
   */
  readonly completeSince: string | null;
  readonly groups: readonly GroupReplay[];
}

/** What a policy would have done about what is on record, beside the one in force. */
export interface ReplayReport {
  readonly period: Period;
  /** Days that were looked at: fewer than asked for when the server is younger. */
  readonly days: number;
  /** Sends that were looked at; all counts below are of these. */
  readonly sends: number;
  /** Sends on record in the period. More than `sends`: those are spread over it evenly, and rates are to be scaled. */
  readonly recorded: number;
  readonly before: ActionCounts;
  readonly after: ActionCounts;
  /** Sends whose verdict depends on something that is not on record; counted by what is sure. */
  readonly unsure: number;
  /** Most affected first, 50 at most. */
  readonly groups: readonly GroupReplay[];
  readonly rules: readonly RuleReplay[];
}

export interface RuleLastChange {
  readonly pack: string;
  readonly rule: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
}

/** Packs that can be added to the policy: files as they come with the server. */
export interface PackLibrary {
  readonly packs: readonly PolicyFile[];
}

/** What simulated rules would have acted on, of sends that no enforced rule decided about. */
export interface SimulatedReport {
  readonly period: Period;
  /** `pack/rule` and group, most frequent first. */
  readonly rows: readonly { readonly rule: string; readonly group: string; readonly count: number }[];
}
