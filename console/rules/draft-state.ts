import type { ReadonlySignal } from '@preact/signals';
import type { ActivePolicy, PolicyFile } from '../../lib/core/api/console.ts';
import type { RolloutStage } from '../../lib/core/api/policy.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { ApiError } from '../api/call.ts';
import type { SaveState } from './draft-saving.ts';

export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  /** `stale`: the text was changed since. */
  | { readonly kind: 'checked'; readonly problems: readonly Problem[]; readonly stale: boolean }
  | { readonly kind: 'failed'; readonly error: ApiError };

export type PublishState =
  | { readonly kind: 'none' }
  | { readonly kind: 'publishing' }
  /** `staged`: for some devices at first. `draft`: the id that it had. */
  | {
      readonly kind: 'published';
      readonly draft: string;
      readonly version: number;
      readonly staged: boolean;
    }
  /** Waits for a second person, or for its time. */
  | { readonly kind: 'proposed'; readonly id: string; readonly waits: 'review' | 'time' }
  | { readonly kind: 'refused' }
  /** Another version came between. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly error: ApiError };

/** How the draft is to get to devices. */
export interface PublishWish {
  readonly message: string;
  /** Absent: everybody. */
  readonly rollout?: RolloutStage | undefined;
  /** RFC 3339; absent: now. */
  readonly publishAt?: string | undefined;
  /** A second person decides. */
  readonly review?: boolean;
}

/** Null: the file is removed. */
export type Edits = ReadonlyMap<string, string | null>;

export interface DraftModel {
  /** The server's id of the draft that is open; null before anything was saved. */
  readonly id: ReadonlySignal<string | null>;
  /** '' until it has one of its own. */
  readonly title: ReadonlySignal<string>;
  readonly saving: ReadonlySignal<SaveState>;
  /** Whether the server lacks something of it. */
  readonly unsaved: ReadonlySignal<boolean>;
  /** Whether another policy is in force than the draft began with, as the server last said. */
  readonly behind: ReadonlySignal<boolean>;
  /** The version the edit started from; null before a policy was loaded. */
  readonly baseVersion: ReadonlySignal<number | null>;
  readonly baseFiles: ReadonlySignal<readonly PolicyFile[]>;
  readonly edits: ReadonlySignal<Edits>;
  /** All files as they would be published, in the order of the policy, new ones last. */
  readonly files: ReadonlySignal<readonly PolicyFile[]>;
  /** Paths of files that differ from the base, removed ones included. */
  readonly changed: ReadonlySignal<ReadonlySet<string>>;
  readonly added: ReadonlySignal<ReadonlySet<string>>;
  readonly check: ReadonlySignal<CheckState>;
  readonly publish: ReadonlySignal<PublishState>;
  /** Takes a policy as the base, unless edits hang on the one there is. */
  start(policy: Pick<ActivePolicy, 'version' | 'files'>): void;
  /** Goes on with what this browser kept of the draft that was open last. */
  resume(): Promise<void>;
  /**
   * Opens a draft of the server; null when it is open then, or not wanted any more: another was opened, or what is open
   * was edited meanwhile. What is open must be saved before.
   */
  open(id: string): Promise<ApiError | null>;
  edit(path: string, text: string): void;
  remove(path: string): void;
  /** Several files at once. */
  apply(edits: Edits): void;
  undo(path: string): void;
  rename(title: string): void;
  /** Saves now what is not saved yet; true when the server has all. */
  save(): Promise<boolean>;
  /** After it was saved elsewhere: over what is there, or with what is there. */
  settle(keep: 'mine' | 'theirs'): Promise<ApiError | null>;
  runCheck(): Promise<void>;
  runPublish(wish: PublishWish): Promise<void>;
  /** On top of this version, with these edits; `policy/conflict` when another is in force by now. */
  rebase(edits: Edits, onto: number): Promise<ApiError | null>;
  /** Deletes it on the server and forgets it here. */
  throwAway(): Promise<ApiError | null>;
  /** Forgets it here; what is saved stays on the server. */
  discard(): void;
}
