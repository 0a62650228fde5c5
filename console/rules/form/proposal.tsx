import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import { goTo } from '../../shell/navigation.ts';
import type { DraftModel } from '../draft-model.ts';
import { apply, lineOf } from './form-edit.ts';
import { planChange, readProposedChange } from './proposed-change.ts';
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
      <p class="mono proposal">
        <Shown value={`${plan.path.join('.')}: ${inFlow(plan.value)}`} max={800} />
      </p>
      {refused.value === null ? null : <p role="alert">{formText.refused[refused.value]}</p>}
    </Notice>
  );
}
