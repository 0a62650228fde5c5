import type { Localised } from '../../core/policy/schema.ts';
import type { WatchedRule } from '../page/watched.tsx';

/** What the first page shows: all of it, so that the view is a pure function. */
export interface WelcomeState {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  /** False: the background did not answer. */
  readonly answers: boolean;
  /** Null: this browser belongs to none. */
  readonly organisation: string | null;
  /** Not enrolled, but an administrator's settings say where it belongs. */
  readonly isJoining: boolean;
  readonly contact: string | null;
  /** The organisation's own words. */
  readonly notice: Localised | null;
  /** Names of the messengers that this extension is for. */
  readonly platforms: readonly string[];
  readonly watched: readonly WatchedRule[];
}
