import type { Feedback } from '../../core/api/disputes.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Localised } from '../../core/policy/schema.ts';

/** What "My record" shows: all of it, so that the view is a pure function. */
export interface RecordState {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  /** False: the background did not answer. */
  readonly answers: boolean;
  /** Null: this browser belongs to none. */
  readonly organisation: string | null;
  readonly contact: string | null;
  /** Newest first. */
  readonly reports: readonly Report[];
  /** What was said and taken besides, newest first. */
  readonly feedback: readonly SentFeedback[];
  /** How many there are, shown or not. */
  readonly total: number;
  readonly keptHere: { readonly days: number; readonly entries: number };
  /** Days; null: the organisation's server does not say. */
  readonly keptThere: number | null;
  /** Titles of the policy in force, by `pack/rule` and by detector. */
  readonly rules: Readonly<Record<string, Localised>>;
  readonly detectors: Readonly<Record<string, Localised>>;
  /** Names of messengers by platform. */
  readonly platforms: Readonly<Record<string, string>>;
}

/** One incident as it was, or will be, reported. */
export interface Report {
  readonly id: string;
  readonly state: 'open' | 'waiting' | 'sent' | 'refused';
  /** To the byte. */
  readonly json: string;
  /** What was sent about it before, oldest first. */
  readonly earlier: readonly string[];
  /** The server's reason. */
  readonly refused: string | null;
  /** What `json` says; null: it was made by a version that this one cannot read. */
  readonly incident: Incident | null;
  readonly dispute: ReportDispute | null;
}

/** Which tool would have helped, or was taken. */
export interface SentFeedback {
  /** To the byte. */
  readonly json: string;
  /** What `json` says; null: it was made by a version that this one cannot read. */
  readonly said: Feedback | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly sent: boolean;
}

/** "This isn't sensitive". */
export interface ReportDispute {
  /** To the byte. */
  readonly json: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly sent: boolean;
  readonly text: string | null;
  readonly answer: {
    readonly at: string;
    readonly verdict: 'agreed' | 'declined';
    readonly text: string | null;
  } | null;
}

export interface RecordActions {
  readonly showMore: () => void;
  /** Resolves with whether it is on the clipboard now. */
  readonly copy: (json: string) => Promise<boolean>;
  /** Resolves with whether it is kept and will be delivered. */
  readonly dispute: (report: Report, text: string) => Promise<boolean>;
}
