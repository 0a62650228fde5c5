import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { PolicyFile } from '../../../lib/core/api/console.ts';
import { goTo } from '../../shell/navigation.ts';
import type { DraftModel } from '../draft-state.ts';
import { takeChosen } from './chosen-change.ts';
import { apply, lineOf } from './form-edit.ts';
import { planChange, readProposedChange, type ProposedChange } from './proposed-change.ts';
import { formText } from './text.ts';
import type { PlannedChange } from './without.ts';
import type { EditCode } from './yaml-edit.ts';
import { inFlow } from './yaml-write.ts';

/**
 * A change that the address proposes. What the person chose in the console (`chosen-change.ts`) is put into the draft at
 * once and can be undone; what an address from elsewhere proposes is shown, and made only when a person says so.
 */
export function Proposal(props: ProposalProps): VNode | null {
  const { file, draft, except } = props;
  const refused = useSignal<EditCode | null>(null);
  const done = useSignal<Done | null>(null);
  const read = except === null ? null : readPlan(file.text, except);
  const leave = () => goTo({ page: 'edit', file: file.path, line: null }, 'replace');
  const putIn = ({ proposed, plan }: Planned) => {
    let text = file.text;
    for (const change of plan.changes) {
      const edited = apply(text, change);
      if (!edited.ok) {
        refused.value = edited.error;
        return;
      }
      text = edited.value.text;
    }
    done.value = { before: file.text, after: text, proposed, plan };
    draft.edit(file.path, text);
    leave();
    props.onDone(lineOf(text, plan.path) ?? 1);
    if ('noMatch' in proposed) requestAnimationFrame(writeLastExample);
  };
  useEffect(() => {
    if (except !== null && takeChosen(except) && isPlanned(read)) putIn(read);
  }, [except]);

  if (read === null) {
    const was = done.value;
    if (was === null || was.after !== file.text) return null;
    const undo = () => {
      done.value = null;
      draft.edit(file.path, was.before);
    };
    return (
      <Notice tone="good" role="status" actions={<Button onClick={undo}>{formText.undoPutIn}</Button>}>
        <Change {...was} title={formText.isIn} />
      </Notice>
    );
  }
  const away = <Button onClick={leave}>{formText.leaveOut}</Button>;
  if (!isPlanned(read))
    return (
      <Notice tone={read === 'unreadable' ? 'stop' : 'warn'} role="alert" actions={away}>
        {read === 'unreadable' ? formText.proposedBad : <Shown value={formText.proposedGone(read.gone)} />}
      </Notice>
    );
  return (
    <Notice
      tone="info"
      actions={
        <>
          <Button look="primary" onClick={() => putIn(read)}>
            {formText.putIn}
          </Button>
          {away}
        </>
      }
    >
      <Change {...read} title={formText.proposed} />
      {refused.value === null ? null : <p role="alert">{formText.refused[refused.value]}</p>}
    </Notice>
  );
}

interface ProposalProps {
  readonly file: PolicyFile;
  readonly draft: Pick<DraftModel, 'edit'>;
  /** JSON (`proposed-change.ts`); null: nothing is proposed. */
  readonly except: string | null;
  readonly onDone: (line: number) => void;
}
interface Planned {
  readonly proposed: ProposedChange;
  readonly plan: PlannedChange;
}
/** The file's text before and after it; as soon as it is another one, there is nothing to undo here. */
type Done = Planned & { readonly before: string; readonly after: string };
type Read = Planned | 'unreadable' | { readonly gone: string };

function readPlan(text: string, except: string): Read {
  const proposed = readProposedChange(except);
  if (proposed === null) return 'unreadable';
  const plan = planChange(text, proposed);
  return typeof plan === 'string' ? { gone: plan } : { proposed, plan };
}
const isPlanned = (read: Read | null): read is Planned =>
  typeof read === 'object' && read !== null && 'plan' in read;

function Change({ title, proposed, plan }: Planned & { readonly title: string }): VNode {
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <p>{formText.proposedAs[kindOf(proposed)]}</p>
      <p class="mono proposal">
        <Shown value={'noMatch' in proposed ? proposed.noMatch.text : inFlow(plan.value)} max={800} />
      </p>
    </>
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
