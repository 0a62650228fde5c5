import type { WatchedRule } from '../page/watched.tsx';

/** What the popup shows: all of it, so that the view is a pure function. */
export interface PopupState {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  /** False: the background did not answer. */
  readonly answers: boolean;
  readonly enrolled: boolean;
  /** Host of the server that an administrator's settings name, while this browser has not joined it; else null. */
  readonly joining: string | null;
  readonly organisation: string | null;
  /** Null: no usable policy. */
  readonly policy: {
    readonly version: number;
    /** Milliseconds since 1970. */
    readonly fetchedAt: number;
    readonly expiresAt: number;
    readonly rules: number;
  } | null;
  /** Hosts of other messengers that the browser does not let this extension into. */
  readonly keptOut: readonly string[];
  /** Why the newest policy is not in force; null when it is. */
  readonly policyProblem: 'tampered' | 'older' | 'expired' | 'removed' | 'other' | null;
  /** What happens to messages while there is no policy. */
  readonly failMode: 'open' | 'closed';
  readonly tab: {
    /** The messenger's own name, null on a page that is none. */
    readonly platform: string | null;
    /**
     * `none`: it is no messenger. `no-access`: the browser does not let this extension into the page. `looking`: nothing is
     * known yet. The others as for a page that was checked.
     */
    readonly health: CheckedPage['health'] | 'none' | 'no-access' | 'looking';
    /** Parts of the page that were not found: anchors, hooks (`hook fetch`), `listeners`, `page-hooks`. */
    readonly missing: readonly string[];
    /** Null on a page that this extension may not see. */
    readonly host: string | null;
  };
  /** What rules about this tab's messenger look for. */
  readonly watched: readonly WatchedRule[];
  /** Incidents that the server has not acknowledged yet. */
  readonly waitingReports: number;
  /** Null: not tried yet. */
  readonly serverReachable: boolean | null;
  readonly contact: string | null;
  readonly check: PageCheck;
}

/** Where "Check this page" stands. */
export type PageCheck =
  | { readonly step: 'ready' | 'busy' | 'failed' }
  /** `copied`: whether the last copy worked; null before the first. */
  | { readonly step: 'done'; readonly page: CheckedPage; readonly copied: boolean | null };

export interface CheckedPage {
  /** `nothing`: no conversation is open. `reload-needed`: there is no guard in it. */
  readonly health: 'ok' | 'degraded' | 'blind' | 'nothing' | 'reload-needed';
  /** Names of anchors, hooks (`hook fetch`), `listeners`, `page-hooks`. */
  readonly missing: readonly string[];
  /** What is copied: JSON. */
  readonly report: string;
}

export interface PopupActions {
  /** Resolves with null, or with one sentence to show the person. */
  readonly enrol: (code: string) => Promise<string | null>;
  /** Checks the tab's page; the state follows. */
  readonly check: () => void;
  /** Puts the text on the clipboard; the state follows. */
  readonly copy: (report: string) => void;
}
