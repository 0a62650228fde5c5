/** What the settings page shows: all of it, so that the view is a pure function. */
export interface OptionsState {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  /** False: the background did not answer. */
  readonly answers: boolean;
  /** Null: this browser belongs to none. */
  readonly organisation: string | null;
  /** Host of the organisation's server, or of the one that it is to join. */
  readonly server: string | null;
  /** An administrator's settings say where it belongs. */
  readonly managed: boolean;
  readonly contact: string | null;
  /** Null: no usable policy. */
  readonly policy: {
    readonly version: number;
    /** Milliseconds since 1970. */
    readonly fetchedAt: number;
    readonly expiresAt: number;
    readonly rules: number;
  } | null;
  /** The server no longer knows this browser, or refuses it. */
  readonly removed: boolean;
  readonly serverReachable: boolean;
  readonly waitingReports: number;
  readonly leaving: Leaving;
}

/** Where "Leave" stands. */
export type Leaving =
  | { readonly step: 'none' | 'asking' | 'busy' | 'failed' }
  /** So many reports could not be delivered: leave all the same? */
  | { readonly step: 'unsent'; readonly waiting: number }
  | {
      readonly step: 'left';
      /** Which it was. */
      readonly organisation: string;
      /** Whether its server knows. */
      readonly told: boolean;
      readonly lost: number;
    };

export interface OptionsActions {
  /** Resolves with null, or with one sentence to show the person. */
  readonly enrol: (code: string) => Promise<string | null>;
  readonly askToLeave: () => void;
  readonly stay: () => void;
  /** `evenIfLost`: reports that cannot be delivered do not keep it. */
  readonly leave: (evenIfLost: boolean) => void;
}
