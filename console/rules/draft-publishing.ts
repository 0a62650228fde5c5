import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Result } from '../../lib/core/result.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';
import type { VersionsApi } from '../versions/api.ts';
import type { CheckState, DraftModel, PublishState } from './draft-state.ts';

export type PublishingApi = Pick<Api, 'checkPolicy'> & Pick<VersionsApi, 'publishDraft' | 'propose'>;

interface SavedDraft {
  readonly id: string;
  readonly revision: number;
  readonly baseVersion: number;
  readonly files: readonly PolicyFile[];
}

/** What publishing has to know of the draft that is open. */
interface OpenDraft {
  readonly files: ReadonlySignal<readonly PolicyFile[]>;
  /** Saves it; what is saved, and where. Null as the error: there is none, or somebody has to choose first. */
  ready(): Promise<Result<SavedDraft, ApiError | null>>;
  /** Whether it is still the one that is open: another one may be by the time of an answer. */
  isOpen(id: string): boolean;
  /** These files are a version now; `staged`: for some devices at first. */
  published(version: number, files: readonly PolicyFile[], staged: boolean): void;
}

export interface Publishing extends Pick<DraftModel, 'check' | 'publish' | 'runCheck' | 'runPublish'> {
  /** What was checked is not what is there any more. */
  textChanged(): void;
  forgetCheck(): void;
  reset(): void;
}

/** Checking the draft that is open and getting it to devices, or before a second person. */
export function createPublishing(api: PublishingApi, draft: OpenDraft): Publishing {
  const check = signal<CheckState>({ kind: 'none' });
  const publish = signal<PublishState>({ kind: 'none' });

  function refused(error: ApiError, sent: readonly PolicyFile[]): void {
    batch(() => {
      if (error.code === 'policy/conflict') publish.value = { kind: 'conflict' };
      else if (error.problems !== undefined) {
        check.value = { kind: 'checked', problems: error.problems, stale: draft.files.value !== sent };
        publish.value = { kind: 'refused' };
      } else publish.value = { kind: 'failed', error };
    });
  }

  return {
    check,
    publish,
    textChanged() {
      if (check.value.kind === 'checked') check.value = { ...check.value, stale: true };
      else if (check.value.kind === 'failed') check.value = { kind: 'none' };
      if (publish.value.kind !== 'publishing' && publish.value.kind !== 'conflict')
        publish.value = { kind: 'none' };
    },
    forgetCheck() {
      check.value = { kind: 'none' };
    },
    reset() {
      check.value = { kind: 'none' };
      publish.value = { kind: 'none' };
    },
    async runCheck() {
      if (check.value.kind === 'checking') return;
      const checked = draft.files.value;
      check.value = { kind: 'checking' };
      const answer = await api.checkPolicy({ files: checked });
      check.value = answer.ok
        ? { kind: 'checked', problems: answer.value.problems, stale: draft.files.value !== checked }
        : { kind: 'failed', error: answer.error };
    },
    async runPublish({ message, rollout, publishAt, review = false }) {
      if (publish.value.kind === 'publishing') return;
      publish.value = { kind: 'publishing' };
      const ready = await draft.ready();
      if (!ready.ok) {
        publish.value = ready.error === null ? { kind: 'none' } : { kind: 'failed', error: ready.error };
        return;
      }
      const { id, revision, baseVersion, files: sent } = ready.value;
      if (review || publishAt !== undefined) {
        const request = { files: sent, message, baseVersion, publishAt: publishAt ?? null };
        const answer = await api.propose(rollout === undefined ? request : { ...request, rollout });
        if (!draft.isOpen(id)) return;
        if (answer.ok) {
          const waits = answer.value.state === 'scheduled' ? 'time' : 'review';
          publish.value = { kind: 'proposed', id: answer.value.id, waits };
        } else refused(answer.error, sent);
        return;
      }
      const answer = await api.publishDraft(id, { revision, message, rollout });
      if (!draft.isOpen(id)) return;
      if (!answer.ok) {
        refused(answer.error, sent);
        return;
      }
      const { version } = answer.value;
      const isStaged = rollout !== undefined;
      batch(() => {
        draft.published(version, sent, isStaged);
        publish.value = { kind: 'published', draft: id, version, staged: isStaged };
      });
    },
  };
}
