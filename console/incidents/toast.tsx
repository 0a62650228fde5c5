import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Models } from '../shell/models.ts';
import { errorSentence } from '../shell/text.ts';
import { count } from '../shell/time.ts';
import { undo } from './keys.ts';
import { resolutionWords } from './text.ts';
import type { Done } from './triage-model.ts';
import { triageText } from './triage-text.ts';
import { CrossButton } from '../shell/cross-button.tsx';

/** What was done last, with the way back. Stays until it is closed or something else is done. */
export function Toast({ models }: { readonly models: Models }): VNode {
  const { triage, colleagues } = models.desk;
  const done = triage.last.value;
  return (
    <div class={done === null ? 'toast toast-none' : 'toast'}>
      {/* Always there: a live region that appears with its text stays silent. */}
      <p role="status">
        {done === null ? '' : <Shown value={sentence(done, colleagues.nameOf)} max={300} />}
      </p>
      {triage.canUndo.value ? (
        <Button onClick={() => undo(models)}>
          {triageText.undo} <kbd aria-hidden="true">z</kbd>
        </Button>
      ) : null}
      {done === null ? null : (
        <CrossButton class="view-remove" label={triageText.dismiss} onClick={() => triage.dismiss()} />
      )}
    </div>
  );
}

function sentence(done: Done, nameOf: (id: string) => string | null): string {
  const { state, change } = done;
  if (state.kind === 'failed') return `${triageText.refused} ${errorSentence(state.error)}`;
  if (state.kind === 'undone')
    return state.kept === 0 ? triageText.undone : triageText.undoneExcept(state.kept);
  const said = triageText.done;
  const n = triageText.incidents(done.count, count(done.count));
  if (change.answer !== undefined) return said.answered();
  if (change.resolution !== undefined && change.resolution !== null)
    return `${said.status.resolved(n)} ${resolutionWords[change.resolution]}.`;
  if (change.status !== undefined) return said.status[change.status](n);
  if (change.note !== undefined) return said.noted(n);
  if (change.assignee === null) return said.unassigned(n);
  if (change.assignee !== undefined)
    return said.assigned(n, nameOf(change.assignee) ?? triageText.unknownColleague);
  return said.labelled(n);
}
