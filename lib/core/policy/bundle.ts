import type { CompiledDetector, Program } from '../detect/compiled.ts';
import type { Phones } from '../detect/phone/phones.ts';
import type { Channel, ConversationKind } from '../decide/egress.ts';
import type { Action } from '../decide/verdict.ts';
import type { PlatformData } from './platform.ts';
import type { Localised, Match, Mode, RecipientKind, Severity, Then } from './schema.ts';

/** The artefact format this build writes and reads. Servers publish the current and the previous one. */
export const bundleFormat = 4;

/** A rule ready to be decided on: defaults filled in, globs compiled. */
export interface CompiledRule {
  readonly pack: string;
  readonly id: string;
  readonly title: Localised;
  readonly severity: Severity;
  readonly mode: Exclude<Mode, 'off'>;
  readonly when: {
    readonly platforms: readonly string[] | null;
    readonly channels: readonly Channel[] | null;
    readonly accounts: readonly ('corporate' | 'personal' | 'unknown')[] | null;
    readonly conversationKinds: readonly ConversationKind[] | null;
    /** Conversation titles; any one program that matches the whole title. */
    readonly titles: readonly Program[] | null;
    /** `verified` is what the platform vouches for. */
    readonly recipients: readonly RecipientKind[] | null;
    readonly minMembers: number | null;
    /** One file that meets all parts is enough. */
    readonly files: {
      readonly names: readonly Program[] | null;
      /** Media types; `image/*` stands for all images. */
      readonly types: readonly string[] | null;
      readonly minBytes: number;
    } | null;
    readonly schedule: CompiledSchedule | null;
  };
  readonly match: Match | null;
  readonly unless: Match | null;
  readonly unscannable: Action;
  readonly then: Then;
}

export interface CompiledSchedule {
  /** 0 = Sunday … 6 = Saturday. */
  readonly days: readonly number[];
  /** Minutes after midnight; `to` may be smaller than `from` (over midnight). */
  readonly from: number;
  readonly to: number;
  /** IANA time zone. */
  readonly zone: string;
}

/** The published policy: what the server signs and devices load. JSON. */
export interface PolicyBundle {
  readonly format: typeof bundleFormat;
  /** Organisation id. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly contact: string | null;
  /** Grows with every publish; a device refuses a smaller one than it has seen. */
  readonly version: number;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /**
   * SHA-256, in hex, of everything here that does not change by publishing alone (all but organisation, version and
   * times): equal for policies that do the same.
   */
  readonly contentHash: string;
  readonly corporateAccounts: readonly { readonly platform: string; readonly id: string }[];
  readonly rules: readonly CompiledRule[];
  readonly detectors: readonly CompiledDetector[];
  /** Telephone numbers of the policy's regions; null when no detector asks for them. */
  readonly phones: Phones | null;
  readonly platforms: readonly PlatformData[];
}
