import type { CompiledDetector, Program } from '../detect/compiled.ts';
import type { Phones } from '../detect/phone/phones.ts';
import type { Channel, ConversationKind, UnscannableReason } from '../decide/egress.ts';
import type { Action } from '../decide/verdict.ts';
import type { Count, Facet } from '../decide/words.ts';
import type { OwnTexts } from './dialog-words.ts';
import type { PlatformData } from './platform.ts';
import type { Localised, Match, Mode, RecipientKind, Severity, Then } from './schema.ts';

/**
 * The artefact formats this build writes and reads. A policy is published in the oldest one that says all of it: 5 only
 * when a rule asks for what is inside files, since a client of format 4 would judge such a rule without that condition;
 * 6 only when a rule is for verified recipients alone and there is a list of them, which older clients do not know.
 * A client refuses what is newer and goes on with the last policy it has.
 */
export const bundleFormats = [4, 5, 6] as const;
export type BundleFormat = (typeof bundleFormats)[number];

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
    /** `verified` is who the platform vouches for, and who stands in `verifiedContacts`. */
    readonly recipients: readonly RecipientKind[] | null;
    readonly minMembers: number | null;
    /** One file that meets all parts is enough. */
    readonly files: {
      readonly names: readonly Program[] | null;
      /** Media types; `image/*` stands for all images. */
      readonly types: readonly string[] | null;
      readonly minBytes: number;
      /** Format 5. One of them is enough. */
      readonly facets?: readonly (Facet | 'unscannable')[];
      /** Format 5. One of them must be why not everything could be read. */
      readonly unscannable?: readonly UnscannableReason[];
      /** Format 5. The least of each. */
      readonly counts?: Readonly<Partial<Record<Count, number>>>;
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
  readonly format: BundleFormat;
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
  /** Ids as they are compared (`comparableId`). Absent where there are none. */
  readonly verifiedContacts?: readonly { readonly platform: string; readonly id: string }[];
  readonly rules: readonly CompiledRule[];
  readonly detectors: readonly CompiledDetector[];
  /** Telephone numbers of the policy's regions; null when no detector asks for them. */
  readonly phones: Phones | null;
  readonly platforms: readonly PlatformData[];
  /** The dialog's words as this organisation says them; absent where it has none of its own. */
  readonly texts?: OwnTexts;
  /** What the organisation says to everybody who is watched; absent where it says nothing. */
  readonly notice?: Localised;
}
