import type { Channel } from '../core/decide/egress.ts';
import type { Verdict } from '../core/decide/verdict.ts';
import type { InspectionProgress } from '../messaging/inspection.ts';
import type { OwnTexts } from '../core/policy/dialog-words.ts';
import type { Localised } from '../core/policy/schema.ts';
import type { Ears } from './ears.ts';

/** A file of a held send, as the dialog lists it. */
export interface AskFile {
  readonly name: string;
  readonly bytes: number;
  /** `held`: a rule holds it. `unscannable`: nobody knows what is in it. Only `clean` ones are "the rest". */
  readonly state: 'held' | 'clean' | 'unscannable';
  /** Held, but not what this question is about: where the others go on, it is asked about next. */
  readonly next?: boolean;
  /** A detector's id (its title is shown), an `UnscannableReason`, or words to show as they are. */
  readonly why: string | null;
  /** The first of what was found in it. Absent when nothing was, or it is the name. */
  readonly found?: {
    /** The value as it may be shown. */
    readonly masked: string;
    /** Where it stands, from the outside in, e.g. `['sheet Costs', 'B4']`; empty: in the file's one text. */
    readonly path: readonly string[];
    /** How many more places the rule found in it; of a great many not all are told. */
    readonly more: number;
  };
  /** The file itself where it is a picture that could be read, for a small view of it. */
  readonly picture?: Blob;
}

/** What the guard wants to have asked or said about a held send. */
export interface AskRequest {
  readonly verdict: Verdict;
  /** The text that is held; shown in part, with the finding marked. Never stored. Empty for files and calls. */
  readonly text: string;
  /** Decides the words: a message is edited and sent, a call is started. Default `message`. */
  readonly channel?: Channel;
  /** In any order. Empty or absent when there are none. */
  readonly files?: readonly AskFile[];
  /**
   * The text as it would be sent after redaction, shown as it is. Given only where sending it is allowed; then redacting
   * is the first way on.
   */
  readonly redacted?: string | null;
  readonly recipient: {
    readonly title: string | null;
    readonly kind:
      'direct' | 'group' | 'channel' | 'community' | 'business' | 'bot' | 'self' | 'status' | 'unknown';
    /** Kind of the sender's own account. */
    readonly account: 'corporate' | 'personal' | 'unknown';
    /** The platform vouches for who it is. Absent when the page does not say. */
    readonly verified?: boolean | undefined;
    /** The organisation's list of verified contacts has them. Absent where there is none, or nothing to look for. */
    readonly isContact?: boolean | undefined;
  };
  /** Titles of everybody else who would get it; null where the page does not say one. Default: nobody. */
  readonly alsoTo?: readonly (string | null)[];
  /** From the question until it may be sent as it is. Default 0. */
  readonly pauseSeconds?: number;
  /** The names of all who get it are to be typed before it is sent as it is. Default false. */
  readonly retypeRecipient?: boolean;
  readonly organisationName: string;
  readonly contact: string | null;
  /** The organisation's own words for the dialog's. */
  readonly texts?: OwnTexts | undefined;
  /**
   * Reports that this is not sensitive, in the person's own words or none; false when it could not be kept. Nothing else
   * changes: what is held stays held. Absent: there is no record that could be meant.
   */
  readonly dispute?: (text: string) => Promise<boolean>;
  /** Tells which tool would have helped, in the person's own words; false when it could not be kept. As `dispute`. */
  readonly wish?: (text: string) => Promise<boolean>;
  /** Notes that a tool that the rule suggests was taken; `url` is the tool's. */
  readonly suggested?: (url: string) => void;
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

/**
 * `edit`: nothing is sent or started. `send`: as it is; only offered for `warn` and `justify`. `redact`: the request's
 * `redacted` instead; only offered when it was given. `rest`: the files that this question is not about.
 *
 * `recipients`: the names as they were typed, where they were asked for: of `recipient`, then of `alsoTo`. `without`:
 * positions in the request's files of those that the person left out.
 */
export type AskAnswer =
  | { readonly kind: 'edit' }
  | {
      readonly kind: 'send';
      readonly reason?: Reason;
      readonly recipients?: readonly string[];
      readonly without?: readonly number[];
    }
  | { readonly kind: 'redact' }
  | { readonly kind: 'rest' };

/** What is being checked: the name of a file, or empty for what has none. */
export interface ProgressRequest {
  readonly text: string;
  readonly channel: Channel;
}

/** A notice that something is being checked, with a way out. */
export interface Progress {
  /** Says how far it is. */
  reached(progress: InspectionProgress): void;
  /** Takes it away; safe to repeat. */
  done(): void;
  /** Resolves when the person cancels, by the button or Escape; never otherwise. */
  readonly cancelled: Promise<void>;
}

/** A composer that holds something which would be held when it is sent, as it is now. */
export interface Mark {
  readonly element: HTMLElement;
  /** What would be asked about it. Its `suggested` is told of a tool that is opened from here. */
  readonly request: AskRequest;
  /** The composer's text that was judged. Offsets of findings are into it. */
  readonly text: string;
  /** Its text now. */
  readText(): string;
  /** Where a part of the text stands in the page; null where nothing stands, or it cannot be told (a plain field). */
  rangeOf(start: number, end: number): Range | null;
  /** Has the composer judged again: its text may have changed without an event. */
  again(): void;
  /** Takes the values out, through the page's editor; sends nothing. False when it could not. Null: there are none. */
  readonly takeOut: (() => Promise<boolean>) | null;
}

/**
 * What the guard has to say without a question. `noPolicy`: there is none yet, and nothing goes without. `notRecorded`,
 * `failed`: it could not be stored, or checked. `gone`: what was asked about is no longer what would be sent. `busy`:
 * another question is open. `stillChecking`: something before it is still being checked or stored. `stillHeld`: so is
 * what redaction left.
 */
export type Notice = 'noPolicy' | 'notRecorded' | 'gone' | 'failed' | 'busy' | 'stillChecking' | 'stillHeld';

/** The one dialog. Lives in a closed shadow root; no key, input or paste event of its own reaches the page. */
export interface Dialog {
  /**
   * Resolves once, with `edit` when the person closes it, when the host is removed by the page or when `signal`
   * aborts. A second call while one is open answers the first with `edit`.
   */
  ask(request: AskRequest, signal: AbortSignal): Promise<AskAnswer>;
  /** A short notice that goes by itself. */
  notify(notice: Notice): void;
  /** Shows at once that something is being checked, and takes no focus; the caller waits 300 ms before. */
  progress(request: ProgressRequest, signal: AbortSignal): Progress;
  /** Underlines what is held while somebody types, and says it in a chip; null when there is nothing any more. */
  mark(mark: Mark | null): void;
  /** True for events that belong to the dialog: the guard leaves them alone. */
  owns(event: Event): boolean;
}

export interface DialogOptions {
  readonly document: Document;
  /** Ends everything: an open question is answered with `edit`. */
  readonly signal: AbortSignal;
  /** BCP 47; used when none of a request's languages is known. */
  readonly uiLanguage: string;
  /** Opened at document_start when the dialog itself comes later. Default: its own, opened now. */
  readonly ears?: Ears;
  /** Nobody has read a dialog that is younger than this: Enter and Space press no button in it. Default 400 ms. */
  readonly unreadMs?: number;
}

/** What dialog.js leaves in the isolated world for the guard to call (`dialogFactoryKey`). */
export type DialogFactory = (options: DialogOptions) => Dialog;
