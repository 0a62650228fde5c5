/** What the popup shows: all of it, so that the view is a pure function. */
export interface PopupState {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  readonly enrolled: boolean;
  readonly organisation: string | null;
  /** Null: no usable policy. */
  readonly policy: {
    readonly version: number;
    /** Milliseconds since 1970. */
    readonly fetchedAt: number;
    readonly expiresAt: number;
    readonly rules: number;
  } | null;
  /** Why the newest policy is not in force; null when it is. */
  readonly policyProblem: 'tampered' | 'older' | 'expired' | 'other' | null;
  /** What happens to messages while there is no policy. */
  readonly failMode: 'open' | 'closed';
  readonly tab: {
    /** The messenger's own name, null on a page that is none. */
    readonly platform: string | null;
    readonly health: 'ok' | 'degraded' | 'blind' | 'none' | 'reload-needed';
  };
  /** Incidents that the server has not acknowledged yet. */
  readonly waitingReports: number;
  /** Null: not tried yet. */
  readonly serverReachable: boolean | null;
  readonly contact: string | null;
}

export interface PopupActions {
  /** Resolves with null, or with one sentence to show the person. */
  readonly enrol: (code: string) => Promise<string | null>;
}
