import type { Adapter, Sending } from '../adapters/adapter.ts';
import type { Dialog } from '../ui/ask.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';
import type { CleanSends } from './clean-sends.ts';
import type { OwnEvents } from './own-events.ts';
import type { PageSide } from './page-side.ts';
import type { PolicySource } from './policy-source.ts';
import type { Presses } from './presses.ts';
import type { RecentSends } from './recent-sends.ts';
import type { Recorder } from './recorder.ts';
import type { Released } from './released.ts';

/** What every channel of the guard works with. */
export interface GuardContext {
  readonly document: Document;
  /** Milliseconds, on a clock that is never set and may stand still while the machine sleeps. */
  readonly now: () => number;
  readonly policy: PolicySource;
  readonly adapter: () => Adapter | null;
  readonly dialog: Dialog;
  readonly own: OwnEvents;
  readonly page: PageSide;
  readonly presses: Presses;
  readonly recorder: Recorder;
  readonly clean: CleanSends;
  readonly recent: RecentSends;
  readonly released: Released;
  readonly client: Incident['client'];
  readonly askBackground: AskBackground;
  readonly languages: readonly string[];
  readonly signal: AbortSignal;
}

/** A send that a channel caught, described so that it can be read again and released. */
export interface Attempt {
  readonly sending: Sending;
  /** Sends once, as the person would have. False when the page no longer offers the way. */
  release(): boolean;
  /** Makes the redacted text what would be sent; false when it could not. Absent: cannot be redacted. */
  replace?(redaction: Redaction): Promise<boolean>;
}

/** A text with values taken out. */
export interface Redaction {
  readonly was: string;
  readonly text: string;
  /** Last first, so that each leaves the places of the others as they are; offsets into `was`, UTF-16 code units. */
  readonly changes: readonly { readonly start: number; readonly end: number; readonly by: string }[];
}
