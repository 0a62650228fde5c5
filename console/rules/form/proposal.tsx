import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import { goTo } from '../../shell/navigation.ts';
import type { DraftModel } from '../draft-state.ts';
import { apply, lineOf } from './form-edit.ts';
import { planChange, readProposedChange, type ProposedChange } from './proposed-change.ts';
import { formText } from './text.ts';
import type { EditCode } from './yaml-edit.ts';
import { inFlow } from './yaml-write.ts';

/** A change that the address proposes: shown, and made only when a person says so. */
export function Proposal(props: {
  readonly file: PolicyFile;
  readonly draft: DraftModel;
  /** JSON (`proposed-change.ts`); null: nothing is proposed. */
  readonly except: string | null;
  readonly onDone: (line: number) => void;
}): VNode | null {
  const { file, draft, except } = props;
  const refused = useSignal<EditCode | null>(null);
  if (except === null) return null;
  const leave = () => goTo({ page: 'edit', file: file.path, line: null }, 'replace');
  const away = <Button onClick={leave}>{formText.leaveOut}</Button>;
  const proposed = readProposedChange(except);
  if (proposed === null)
    return (
      <Notice tone="stop" role="alert" actions={away}>
        {formText.proposedBad}
      </Notice>
    );
  const plan = planChange(file.text, proposed);
  if (typeof plan === 'string')
    return (
      <Notice tone="warn" role="alert" actions={away}>
        <Shown value={formText.proposedGone(plan)} />
      </Notice>
    );
  const putIn = () => {
    let text = file.text;
    for (const change of plan.changes) {
      const edited = apply(text, change);
      if (!edited.ok) {
        refused.value = edited.error;
        return;
      }
      text = edited.value.text;
    }
    draft.edit(file.path, text);
    leave();
    props.onDone(lineOf(text, plan.path) ?? 1);
    if ('noMatch' in proposed) requestAnimationFrame(writeLastExample);
  };
  return (
    <Notice
      tone="info"
      actions={
        <>
          <Button look="primary" onClick={putIn}>
            {formText.putIn}
          </Button>
          {away}
        </>
      }
    >
      <p>
        <b>{formText.proposed}</b>
      </p>
      <p>{formText.proposedAs[kindOf(proposed)]}</p>
      <p class="mono proposal">
        <Shown value={'noMatch' in proposed ? proposed.noMatch.text : inFlow(plan.value)} max={800} />
      </p>
      {refused.value === null ? null : <p role="alert">{formText.refused[refused.value]}</p>}
    </Notice>
  );
}

const kindOf = (change: ProposedChange): keyof typeof formText.proposedAs =>
  'unless' in change
    ? 'unless'
    : 'without' in change
      ? 'without'
      : 'noMatch' in change
        ? 'noMatch'
        : 'values';

/** What an incident left of the text stands there, for the text itself to be written over it. */
function writeLastExample(): void {
  const field = [...document.querySelectorAll('.examples-no-match textarea')].at(-1);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.select();
}
