import type { Adapter, Composer } from '../adapters/adapter.ts';
import type { Dialog } from '../ui/ask.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { OwnEvents } from './own-events.ts';
import type { PolicySource } from './policy-source.ts';
import type { RecentSends } from './recent-sends.ts';
import type { Recorder } from './recorder.ts';

/** What every channel of the guard works with. */
export interface GuardContext {
  readonly document: Document;
  readonly policy: PolicySource;
  readonly adapter: () => Adapter | null;
  readonly dialog: Dialog;
  readonly own: OwnEvents;
  readonly recorder: Recorder;
  readonly recent: RecentSends;
  readonly client: Incident['client'];
  readonly languages: readonly string[];
  readonly signal: AbortSignal;
}

/** A send that a channel caught, described so that it can be read again and released. */
export interface Attempt {
  readonly composer: Composer;
  readonly channel: Composer['channel'];
  /** The content as it stands now; null when it is gone (composer removed from the page). */
  readContent(): string | null;
  /** Sends once, as the person would have. False when the page no longer offers the way. */
  release(): boolean;
}
