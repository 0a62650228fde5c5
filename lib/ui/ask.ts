import type { Verdict } from '../core/decide/verdict.ts';
import type { Localised } from '../core/policy/schema.ts';

/** What the guard wants to have asked or said about a held send. */
export interface AskRequest {
  readonly verdict: Verdict;
  /** The text that is held; shown in part, with the finding marked. Never stored. */
  readonly text: string;
  readonly recipient: {
    readonly title: string | null;
    readonly kind: 'direct' | 'group' | 'channel' | 'status' | 'unknown';
    /** Kind of the sender's own account. */
    readonly account: 'corporate' | 'personal' | 'unknown';
  };
  readonly organisationName: string;
  readonly contact: string | null;
  /** BCP 47 tags, preferred first. */
  readonly languages: readonly string[];
  /** Titles of detectors by id (`PolicyBundle.detectors`). Without a finding's title the rule's title is shown. */
  readonly titles?: Readonly<Record<string, Localised>>;
}

/** What a person gave as their reason, one of the two. */
export interface Reason {
  /** The chosen entry of `then.reasons.choices`, in English whatever was shown, so that reports count it once. */
  readonly choice?: string;
  /** Their own words, trimmed, at most 500 UTF-16 code units. */
  readonly text?: string;
}

/** `edit`: back to the message, nothing sent. `send`: only offered for `warn` and `justify`. */
export type AskAnswer = { readonly kind: 'edit' } | { readonly kind: 'send'; readonly reason?: Reason };

/** The one dialog. Lives in a closed shadow root; no key, input or paste event of its own reaches the page. */
export interface Dialog {
  /**
   * Resolves once, with `edit` when the person closes it, when the host is removed by the page or when `signal`
   * aborts. A second call while one is open answers the first with `edit`.
   */
  ask(request: AskRequest, signal: AbortSignal): Promise<AskAnswer>;
  /** A short notice that goes by itself (e.g. "Could not be recorded, so it was not sent. Try again."). */
  notify(text: string): void;
  /** True for events that belong to the dialog: the guard leaves them alone. */
  owns(event: Event): boolean;
}
