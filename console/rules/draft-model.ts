import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ActivePolicy, PolicyFile } from '../../lib/core/api/console.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';

export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  /** `stale`: the text was changed since. */
  | { readonly kind: 'checked'; readonly problems: readonly Problem[]; readonly stale: boolean }
  | { readonly kind: 'failed'; readonly error: ApiError };

export type PublishState =
  | { readonly kind: 'none' }
  | { readonly kind: 'publishing' }
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'refused' }
  /** `both`: files that were changed here and by the version that came between. Null until that one is loaded. */
  | {
      readonly kind: 'conflict';
      readonly theirs: { readonly version: number; readonly both: readonly string[] } | null;
    }
  | { readonly kind: 'failed'; readonly error: ApiError };

export interface DraftModel {
  /** The version the edit started from; null before a policy was loaded. */
  readonly baseVersion: ReadonlySignal<number | null>;
  /** All files as they would be published, in the order of the policy, new ones last. */
  readonly files: ReadonlySignal<readonly PolicyFile[]>;
  readonly changed: ReadonlySignal<ReadonlySet<string>>;
  readonly added: ReadonlySignal<ReadonlySet<string>>;
  readonly check: ReadonlySignal<CheckState>;
  readonly publish: ReadonlySignal<PublishState>;
  /** Takes a policy as the base, unless edits hang on the one there is. */
  start(policy: ActivePolicy): void;
  edit(path: string, text: string): void;
  undo(path: string): void;
  runCheck(): Promise<void>;
  runPublish(message: string): Promise<void>;
  /** After a conflict: the edits on top of the policy in force now. */
  rebase(policy: ActivePolicy): void;
  /** Says which version is in the way. */
  nameConflict(policy: ActivePolicy): void;
  /** Forgets all edits. */
  discard(): void;
}

/** Edits to the policy, kept as long as the page lives: going elsewhere and back loses nothing. */
export function createDraft(api: Pick<Api, 'checkPolicy' | 'publishPolicy'>): DraftModel {
  const base = signal<ActivePolicy | null>(null);
  const edits = signal<ReadonlyMap<string, string>>(new Map());
  const check = signal<CheckState>({ kind: 'none' });
  const publish = signal<PublishState>({ kind: 'none' });

  const originals = computed(() => new Map((base.value?.files ?? []).map(({ path, text }) => [path, text])));
  const added = computed(() => new Set([...edits.value.keys()].filter((path) => !originals.value.has(path))));
  const changed = computed(() => new Set(edits.value.keys()));
  const files = computed<readonly PolicyFile[]>(() => [
    ...(base.value?.files ?? []).map(({ path, text }) => ({ path, text: edits.value.get(path) ?? text })),
    ...[...added.value].map((path) => ({ path, text: edits.value.get(path) ?? '' })),
  ]);

  function setEdits(next: ReadonlyMap<string, string>): void {
    batch(() => {
      edits.value = next;
      if (check.value.kind === 'checked') check.value = { ...check.value, stale: true };
      else if (check.value.kind === 'failed') check.value = { kind: 'none' };
      if (publish.value.kind !== 'publishing' && publish.value.kind !== 'conflict')
        publish.value = { kind: 'none' };
    });
  }

  function without(path: string): ReadonlyMap<string, string> {
    return new Map([...edits.value].filter(([each]) => each !== path));
  }

  function reset(policy: ActivePolicy, keep: ReadonlyMap<string, string>): void {
    const theirs = new Map(policy.files.map(({ path, text }) => [path, text]));
    batch(() => {
      base.value = policy;
      edits.value = new Map([...keep].filter(([path, text]) => theirs.get(path) !== text));
      check.value = { kind: 'none' };
    });
  }

  return {
    baseVersion: computed(() => base.value?.version ?? null),
    files,
    changed,
    added,
    check,
    publish,
    start(policy) {
      if (edits.value.size === 0 && base.value?.version !== policy.version) reset(policy, new Map());
    },
    edit(path, text) {
      setEdits(originals.value.get(path) === text ? without(path) : new Map([...edits.value, [path, text]]));
    },
    undo: (path) => setEdits(without(path)),
    async runCheck() {
      if (check.value.kind === 'checking') return;
      const checked = files.value;
      check.value = { kind: 'checking' };
      const answer = await api.checkPolicy({ files: checked });
      check.value = answer.ok
        ? { kind: 'checked', problems: answer.value.problems, stale: files.value !== checked }
        : { kind: 'failed', error: answer.error };
    },
    async runPublish(message) {
      const baseVersion = base.value?.version;
      if (baseVersion === undefined || publish.value.kind === 'publishing') return;
      const sent = files.value;
      publish.value = { kind: 'publishing' };
      const answer = await api.publishPolicy({ files: sent, message, baseVersion });
      batch(() => {
        if (answer.ok) {
          // What was typed while the request was on its way stays an edit, on top of the version just made.
          if (base.value !== null)
            reset({ ...base.value, version: answer.value.version, files: sent }, edits.value);
          publish.value = { kind: 'published', version: answer.value.version };
        } else if (answer.error.status === 409) publish.value = { kind: 'conflict', theirs: null };
        else if (answer.error.problems !== undefined) {
          check.value = { kind: 'checked', problems: answer.error.problems, stale: files.value !== sent };
          publish.value = { kind: 'refused' };
        } else publish.value = { kind: 'failed', error: answer.error };
      });
    },
    nameConflict(policy) {
      if (publish.value.kind !== 'conflict') return;
      const theirs = new Map(policy.files.map(({ path, text }) => [path, text]));
      const both = [...edits.value.keys()].filter((path) => theirs.get(path) !== originals.value.get(path));
      publish.value = { kind: 'conflict', theirs: { version: policy.version, both } };
    },
    rebase(policy) {
      batch(() => {
        reset(policy, edits.value);
        publish.value = { kind: 'none' };
      });
    },
    discard() {
      batch(() => {
        edits.value = new Map();
        base.value = null;
        check.value = { kind: 'none' };
        publish.value = { kind: 'none' };
      });
    },
  };
}
