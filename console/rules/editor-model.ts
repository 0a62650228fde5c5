import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Localised } from '../../lib/core/policy/schema.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { BenchClient } from '../bench/bench-client.ts';
import type { Preparing } from '../bench/prepare.ts';
import { type Catalogue, emptyCatalogue } from '../detectors/catalogue-entry.ts';
import { language } from '../shell/language.ts';
import type { KnownNames } from './code/complete.ts';
import type { DraftModel } from './draft-state.ts';

export interface EditorModel {
  /** What is wrong with the draft as it stands, by the same check as the server's; null: not known yet. */
  readonly problems: ReadonlySignal<readonly Problem[] | null>;
  /** What is shown was found in files that have changed since. */
  readonly checking: ReadonlySignal<boolean>;
  readonly catalogue: ReadonlySignal<Catalogue>;
  readonly names: ReadonlySignal<KnownNames>;
  /** Grows whenever the bench has other files to judge with. */
  readonly taken: ReadonlySignal<number>;
  /** How much of the policy is read before the bench can judge, 0 to 1. */
  readonly progress: ReadonlySignal<number>;
  /** Follows the draft until the signal aborts. */
  follow(draft: Pick<DraftModel, 'files'>, signal: AbortSignal): void;
}

/** In the reader's language, else English. */
export const localText = (text: Localised): string => text[language] ?? text['en'] ?? '';

export function createEditorModel(client: BenchClient): EditorModel {
  const problems = signal<readonly Problem[] | null>(null);
  const checking = signal(false);
  const catalogue = signal<Catalogue>(emptyCatalogue);
  const taken = signal(0);
  const progress = signal(0);
  let newest: readonly PolicyFile[] = [];

  /** In small parts, so that what is typed meanwhile is judged; false when there are newer files. */
  async function prepare(files: readonly PolicyFile[], what: Preparing): Promise<boolean> {
    let from = 0;
    for (;;) {
      const step = await client.ask('prepare', { files: from === 0 ? files : null, what, from });
      if (step === null || files !== newest) return false;
      if (what === 'compile') progress.value = step.of === 0 ? 1 : step.done / step.of;
      if (step.done >= step.of) return true;
      from = step.done;
    }
  }

  async function take(files: readonly PolicyFile[], examples: 'run' | 'skip'): Promise<void> {
    if (!(await prepare(files, examples === 'run' ? 'try' : 'compile'))) return;
    const answer = await client.ask('take', { files, examples });
    if (answer === null || files !== newest) return;
    problems.value = answer.problems;
    catalogue.value = answer.catalogue;
    checking.value = examples === 'skip';
    if (examples === 'skip') {
      taken.value++;
      await take(files, 'run');
    }
  }

  return {
    problems,
    checking,
    catalogue,
    taken,
    progress,
    names: computed(() => {
      const named = (kind: 'detector' | 'dictionary') =>
        new Map(
          catalogue.value.entries
            .filter((entry) => entry.kind === kind)
            .map(({ id, title }) => [id, localText(title)]),
        );
      return {
        detectors: named('detector'),
        dictionaries: named('dictionary'),
        platforms: catalogue.value.platforms,
        validators: catalogue.value.validators,
      };
    }),
    follow(draft, ended) {
      const stop = effect(() => {
        const files = draft.files.value;
        if (files === newest || files.length === 0) return;
        newest = files;
        checking.value = true;
        void take(files, 'skip');
      });
      ended.addEventListener('abort', stop);
    },
  };
}
