import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ActivePolicy, PolicyFile } from '../../lib/core/api/console.ts';
import type { Draft, FileEdit } from '../../lib/core/api/drafts.ts';
import type { RolloutStage } from '../../lib/core/api/policy.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { ok } from '../../lib/core/result.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';
import type { VersionsApi } from '../versions/api.ts';
import { createSaving, type SaveState } from './draft-saving.ts';
import { forgetful, type DraftKeeper } from './kept-draft.ts';

export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  /** `stale`: the text was changed since. */
  | { readonly kind: 'checked'; readonly problems: readonly Problem[]; readonly stale: boolean }
  | { readonly kind: 'failed'; readonly error: ApiError };

export type PublishState =
  | { readonly kind: 'none' }
  | { readonly kind: 'publishing' }
  /** `staged`: for some devices at first. */
  | { readonly kind: 'published'; readonly version: number; readonly staged: boolean }
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
  /** Opens a draft of the server; null when it is open then. What is open must be saved before. */
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
  /** On top of what is in force now, with these edits. */
  rebase(edits: Edits): Promise<ApiError | null>;
  /** Deletes it on the server and forgets it here. */
  throwAway(): Promise<ApiError | null>;
  /** Forgets it here; what is saved stays on the server. */
  discard(): void;
}

type DraftsApi = Pick<
  VersionsApi,
  | 'draft'
  | 'createDraft'
  | 'saveDraft'
  | 'deleteDraft'
  | 'rebaseDraft'
  | 'publishDraft'
  | 'propose'
  | 'filesOf'
>;
interface Base {
  readonly version: number;
  readonly files: readonly PolicyFile[];
}

/**
 * The draft that is open: edits to a version of the policy. Lives as long as the page, saves itself to the server a
 * moment after each change, and keeps in this browser what the server does not have yet.
 */
export function createDraft(
  api: Pick<Api, 'checkPolicy'> & DraftsApi,
  options: { readonly keeper?: DraftKeeper; readonly titleFor?: (edits: Edits) => string } = {},
): DraftModel {
  const { keeper = forgetful, titleFor = firstPath } = options;
  const base = signal<Base | null>(null);
  const edits = signal<Edits>(new Map());
  const check = signal<CheckState>({ kind: 'none' });
  const publish = signal<PublishState>({ kind: 'none' });
  const id = signal<string | null>(null);
  const title = signal('');
  const revision = signal(0);
  const behind = signal(false);

  const originals = computed(() => new Map((base.value?.files ?? []).map(({ path, text }) => [path, text])));
  const added = computed(() => new Set([...edits.value.keys()].filter((path) => !originals.value.has(path))));
  const changed = computed(() => new Set(edits.value.keys()));
  const files = computed<readonly PolicyFile[]>(() => {
    const edited = ({ path, text }: PolicyFile) => {
      const now = edits.value.get(path);
      return now === null ? [] : [{ path, text: now ?? text }];
    };
    const fresh = [...added.value].flatMap((path) => edited({ path, text: '' }));
    return [...(base.value?.files ?? []).flatMap(edited), ...fresh];
  });

  const saving = createSaving(async () => {
    const from = base.value;
    if (from === null) return ok(null);
    const wanted = edits.value;
    const sent = { title: title.value || titleFor(wanted), edits: listOf(wanted) };
    const known = id.value;
    const answer =
      known === null
        ? await api.createDraft({ ...sent, baseVersion: from.version })
        : await api.saveDraft(known, { ...sent, revision: revision.value });
    if (!answer.ok) return answer;
    if (base.value !== from || id.value !== known) return ok(null); // another one is open by now
    batch(() => {
      take(answer.value);
      if (title.value === '') title.value = answer.value.title;
    });
    keep(edits.value === wanted);
    return ok(null);
  });
  const unsaved = computed(() => !['none', 'saved'].includes(saving.state.value.kind));

  function take(draft: Draft): void {
    id.value = draft.id;
    revision.value = draft.revision;
    behind.value = draft.behind;
  }

  function keep(isSaved = !unsaved.value): void {
    if (base.value === null || (id.value === null && edits.value.size === 0)) {
      keeper.write(null);
      return;
    }
    keeper.write({
      id: id.value,
      title: title.value,
      baseVersion: base.value.version,
      revision: revision.value,
      unsaved: isSaved ? null : [...edits.value],
    });
  }

  function setEdits(next: Edits): void {
    batch(() => {
      edits.value = next;
      if (check.value.kind === 'checked') check.value = { ...check.value, stale: true };
      else if (check.value.kind === 'failed') check.value = { kind: 'none' };
      if (publish.value.kind !== 'publishing' && publish.value.kind !== 'conflict')
        publish.value = { kind: 'none' };
      if (next.size > 0 || id.value !== null) saving.touch();
      else saving.reset('none');
    });
    keep();
  }

  function without(path: string): Edits {
    return new Map([...edits.value].filter(([each]) => each !== path));
  }

  /** Edits that change something of the base. */
  function effective(from: Base, wanted: Edits): Edits {
    const theirs = new Map(from.files.map(({ path, text }) => [path, text]));
    return new Map([...wanted].filter(([path, text]) => (theirs.get(path) ?? null) !== text));
  }

  function forget(): void {
    batch(() => {
      saving.reset('none');
      base.value = null;
      edits.value = new Map();
      check.value = { kind: 'none' };
      id.value = null;
      title.value = '';
      revision.value = 0;
      behind.value = false;
    });
    keeper.write(null);
  }

  /** A draft of the server, on its base; with edits instead of its own where given. */
  async function show(draft: Draft, instead: Edits | null = null): Promise<ApiError | null> {
    const from = await api.filesOf(draft.baseVersion);
    if (!from.ok) return from.error;
    const next: Base = { version: draft.baseVersion, files: from.value.files };
    batch(() => {
      saving.reset('saved');
      base.value = next;
      take(draft);
      title.value = draft.title;
      edits.value = effective(next, instead ?? new Map(draft.edits.map((edit) => [edit.path, edit.text])));
      check.value = { kind: 'none' };
      publish.value = { kind: 'none' };
      if (instead !== null) saving.touch();
    });
    keep();
    return null;
  }

  async function open(wanted: string): Promise<ApiError | null> {
    const answer = await api.draft(wanted);
    return answer.ok ? show(answer.value) : answer.error;
  }

  function start(policy: Base): void {
    if (edits.value.size > 0 || id.value !== null || base.value?.version === policy.version) return;
    batch(() => {
      base.value = { version: policy.version, files: policy.files };
      check.value = { kind: 'none' };
    });
  }

  let isResumed = false;
  let resuming: Promise<boolean> | null = null;
  /** False when what was kept could not be had this time. */
  function resume(): Promise<boolean> {
    resuming ??= takeKept().then((done) => {
      isResumed = done;
      resuming = null;
      return done;
    });
    return isResumed ? Promise.resolve(true) : resuming;
  }
  async function takeKept(): Promise<boolean> {
    const kept = keeper.read();
    if (kept === null || base.value !== null) return true;
    const instead = kept.unsaved === null ? null : new Map(kept.unsaved);
    if (kept.id !== null) {
      const answer = await api.draft(kept.id);
      if (answer.ok) {
        const isSame = answer.value.revision === kept.revision;
        return (await show(answer.value, isSame ? instead : null)) === null;
      }
      if (answer.error.status !== 404) return false;
      keeper.write(null);
      if (instead === null) return true;
    }
    const from = await api.filesOf(kept.baseVersion);
    if (!from.ok || instead === null) return from.ok;
    const next: Base = { version: kept.baseVersion, files: from.value.files };
    batch(() => {
      base.value = next;
      title.value = kept.title;
    });
    setEdits(effective(next, instead));
    return true;
  }

  return {
    id,
    title,
    saving: saving.state,
    unsaved,
    behind,
    baseVersion: computed(() => base.value?.version ?? null),
    baseFiles: computed(() => base.value?.files ?? []),
    edits,
    files,
    changed,
    added,
    check,
    publish,
    start(policy) {
      // What was open before a reload comes first; where it cannot be had, a later call tries again.
      if (!isResumed && base.value === null && keeper.read() !== null) {
        void resume().then((done) => {
          if (done) start(policy);
        });
        return;
      }
      start(policy);
    },
    async resume() {
      await resume();
    },
    open,
    edit(path, text) {
      setEdits(originals.value.get(path) === text ? without(path) : new Map([...edits.value, [path, text]]));
    },
    remove(path) {
      setEdits(originals.value.has(path) ? new Map([...edits.value, [path, null]]) : without(path));
    },
    apply(wanted) {
      const from = base.value;
      if (from !== null) setEdits(effective(from, new Map([...edits.value, ...wanted])));
    },
    undo: (path) => setEdits(without(path)),
    rename(to) {
      if (to.trim() === '' || to === title.value) return;
      title.value = to.trim();
      if (id.value !== null || edits.value.size > 0) saving.touch();
      keep();
    },
    save: () => saving.flush(),
    async settle(which) {
      const known = id.value;
      const mine = edits.value;
      const state = saving.state.value;
      if (known === null) return null;
      const answer = await api.draft(known);
      const isOthers = state.kind === 'elsewhere' && state.error.status === 403;
      if (answer.ok && !(isOthers && which === 'mine'))
        return show(answer.value, which === 'mine' ? mine : null);
      if (!answer.ok && (answer.error.status !== 404 || which === 'theirs')) return answer.error;
      // It was thrown away elsewhere, or is somebody else's: what is here becomes a draft of its own.
      id.value = null;
      saving.reset('none');
      saving.touch();
      return null;
    },
    async runCheck() {
      if (check.value.kind === 'checking') return;
      const checked = files.value;
      check.value = { kind: 'checking' };
      const answer = await api.checkPolicy({ files: checked });
      check.value = answer.ok
        ? { kind: 'checked', problems: answer.value.problems, stale: files.value !== checked }
        : { kind: 'failed', error: answer.error };
    },
    async runPublish({ message, rollout, publishAt, review = false }) {
      const from = base.value;
      if (from === null || publish.value.kind === 'publishing') return;
      publish.value = { kind: 'publishing' };
      const isSaved = await saving.flush();
      const known = id.value;
      const sent = files.value;
      if (!isSaved || known === null) {
        const state = saving.state.value;
        publish.value = 'error' in state ? { kind: 'failed', error: state.error } : { kind: 'none' };
        return;
      }
      const refused = (error: ApiError): void => {
        batch(() => {
          if (error.code === 'policy/conflict') publish.value = { kind: 'conflict' };
          else if (error.problems !== undefined) {
            check.value = { kind: 'checked', problems: error.problems, stale: files.value !== sent };
            publish.value = { kind: 'refused' };
          } else publish.value = { kind: 'failed', error };
        });
      };
      if (review || publishAt !== undefined) {
        const request = { files: sent, message, baseVersion: from.version, publishAt: publishAt ?? null };
        const answer = await api.propose(rollout === undefined ? request : { ...request, rollout });
        if (!answer.ok) {
          refused(answer.error);
          return;
        }
        const waits = answer.value.state === 'scheduled' ? 'time' : 'review';
        publish.value = { kind: 'proposed', id: answer.value.id, waits };
        return;
      }
      const answer = await api.publishDraft(known, { revision: revision.value, message, rollout });
      if (!answer.ok) {
        refused(answer.error);
        return;
      }
      const typedSince = edits.value;
      const { version } = answer.value;
      forget();
      batch(() => {
        publish.value = { kind: 'published', version, staged: rollout !== undefined };
        // A staged version is not what others build on.
        if (rollout === undefined) base.value = { version, files: sent };
      });
      // What was typed while the request was on its way is a draft of its own, on top of the version just made.
      if (base.value !== null) {
        const left = effective(base.value, typedSince);
        if (left.size > 0) setEdits(left);
      }
    },
    async rebase(wanted) {
      if (!(await saving.flush())) {
        const state = saving.state.value;
        return 'error' in state ? state.error : null;
      }
      const known = id.value;
      if (known === null) return null;
      const answer = await api.rebaseDraft(known, revision.value);
      return answer.ok ? show(answer.value, wanted) : answer.error;
    },
    async throwAway() {
      const known = id.value;
      saving.reset('none');
      const gone = known === null ? ok(null) : await api.deleteDraft(known);
      if (!gone.ok && gone.error.status !== 404) return gone.error;
      forget();
      publish.value = { kind: 'none' };
      return null;
    },
    discard() {
      forget();
      publish.value = { kind: 'none' };
    },
  };
}

const listOf = (edits: Edits): readonly FileEdit[] => [...edits].map(([path, text]) => ({ path, text }));

/** A name until the author gives one: the file, without its folders and its ending. */
function firstPath(edits: Edits): string {
  const [path = 'policy'] = edits.keys();
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '') || path;
}
