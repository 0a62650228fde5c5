import { batch, computed, signal } from '@preact/signals';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Draft, FileEdit } from '../../lib/core/api/drafts.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { ApiError } from '../api/call.ts';
import type { VersionsApi } from '../versions/api.ts';
import { createPublishing, type PublishingApi } from './draft-publishing.ts';
import { createSaving } from './draft-saving.ts';
import type { DraftModel, Edits } from './draft-state.ts';
import { forgetful, type DraftKeeper } from './kept-draft.ts';

type DraftsApi = Pick<
  VersionsApi,
  'draft' | 'createDraft' | 'saveDraft' | 'deleteDraft' | 'rebaseDraft' | 'filesOf'
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
  api: DraftsApi & PublishingApi,
  options: { readonly keeper?: DraftKeeper; readonly titleFor?: (edits: Edits) => string } = {},
): DraftModel {
  const { keeper = forgetful, titleFor = firstPath } = options;
  const base = signal<Base | null>(null);
  const edits = signal<Edits>(new Map());
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
  const publishing = createPublishing(api, {
    files,
    ready: async () => {
      const isSaved = await saving.flush();
      const state = saving.state.value;
      if (isSaved && id.value !== null && base.value !== null)
        return ok({
          id: id.value,
          revision: revision.value,
          baseVersion: base.value.version,
          files: files.value,
        });
      return fail('error' in state ? state.error : null);
    },
    isOpen: (wanted) => id.value === wanted,
    published(version, sent, staged) {
      const typedSince = edits.value;
      if (staged) {
        // Not what others build on: what was typed while the request was on its way is a draft of its own beside it.
        if (files.value === sent) forget();
        else asNew();
        return;
      }
      forget();
      base.value = { version, files: sent };
      // What was typed while the request was on its way is a draft of its own, on top of the version just made.
      const left = effective(base.value, typedSince);
      if (left.size > 0) setEdits(left);
    },
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

  // Grows when another draft is opened, or this one is edited: what was on its way does not come over it.
  let wish = 0;

  function setEdits(next: Edits): void {
    wish++;
    batch(() => {
      edits.value = next;
      publishing.textChanged();
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
      publishing.forgetCheck();
      id.value = null;
      title.value = '';
      revision.value = 0;
      behind.value = false;
    });
    keeper.write(null);
  }

  /** What is here becomes a draft of its own. */
  function asNew(): void {
    id.value = null;
    saving.reset('none');
    saving.touch();
    keep();
  }

  /** A draft of the server, on its base; with edits instead of its own where given, as they are by then. */
  async function show(
    draft: Draft,
    instead: (() => Edits) | null = null,
    isWanted: () => boolean = () => true,
  ): Promise<ApiError | null> {
    const from = await api.filesOf(draft.baseVersion);
    if (!isWanted()) return null;
    if (!from.ok) return from.error;
    const next: Base = { version: draft.baseVersion, files: from.value.files };
    batch(() => {
      saving.reset('saved');
      base.value = next;
      take(draft);
      title.value = draft.title;
      edits.value = effective(
        next,
        instead?.() ?? new Map(draft.edits.map((edit) => [edit.path, edit.text])),
      );
      publishing.reset();
      if (instead !== null) saving.touch();
    });
    keep();
    return null;
  }

  async function open(wanted: string): Promise<ApiError | null> {
    const mine = ++wish;
    const isWanted = (): boolean => mine === wish;
    const answer = await api.draft(wanted);
    if (!isWanted()) return null;
    return answer.ok ? show(answer.value, null, isWanted) : answer.error;
  }

  function start(policy: Base): void {
    if (edits.value.size > 0 || id.value !== null || base.value?.version === policy.version) return;
    batch(() => {
      base.value = { version: policy.version, files: policy.files };
      publishing.forgetCheck();
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
        if (instead === null) return (await show(answer.value)) === null;
        // As of the revision that it was typed on: saving it asks, where the server has a later one.
        return (await show({ ...answer.value, revision: kept.revision }, () => instead)) === null;
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
    check: publishing.check,
    publish: publishing.publish,
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
      const state = saving.state.value;
      if (known === null) return null;
      const answer = await api.draft(known);
      const isOthers = state.kind === 'elsewhere' && state.error.status === 403;
      if (answer.ok && !(isOthers && which === 'mine'))
        return show(answer.value, which === 'mine' ? () => edits.value : null);
      if (!answer.ok && (answer.error.status !== 404 || which === 'theirs')) return answer.error;
      // It was thrown away elsewhere, or is somebody else's.
      asNew();
      return null;
    },
    runCheck: publishing.runCheck,
    runPublish: publishing.runPublish,
    async rebase(wanted, onto) {
      if (!(await saving.flush())) {
        const state = saving.state.value;
        return 'error' in state ? state.error : null;
      }
      const known = id.value;
      if (known === null) return null;
      const answer = await api.rebaseDraft(known, revision.value, onto);
      return answer.ok ? show(answer.value, () => wanted) : answer.error;
    },
    async throwAway() {
      // A first save that is on its way makes a draft that would stay behind.
      if (saving.state.value.kind === 'saving') await saving.flush();
      const known = id.value;
      saving.reset('none');
      const gone = known === null ? ok(null) : await api.deleteDraft(known);
      if (!gone.ok && gone.error.status !== 404) return gone.error;
      forget();
      publishing.reset();
      return null;
    },
    discard() {
      forget();
      publishing.reset();
    },
  };
}

const listOf = (edits: Edits): readonly FileEdit[] => [...edits].map(([path, text]) => ({ path, text }));

/** A name until the author gives one: the file, without its folders and its ending. */
function firstPath(edits: Edits): string {
  const [path = 'policy'] = edits.keys();
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '') || path;
}
