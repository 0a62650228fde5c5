import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import type { Answered } from '../../api/call.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { useWhileShown } from '../../shell/use-while-shown.ts';
import { settingsText } from '../text.ts';

/** Asks before what cannot be taken back. The safe way is first and has the focus. */
export function Confirm(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly confirm: string;
  readonly call: () => Answered<unknown>;
  /** After it worked; the dialog closes by itself. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}): VNode {
  const action = useAction();
  const whileShown = useWhileShown();
  const go = async () => {
    if ((await action.run(props.call)) === null) return;
    props.onDone();
    whileShown(props.onClose);
  };
  return (
    <ModalDialog title={props.title} onClose={props.onClose}>
      {props.children}
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button look="primary" onClick={props.onClose}>
          {settingsText.cancel}
        </Button>
        <Button onClick={() => void go()} unavailable={action.busy.value}>
          {props.confirm}
        </Button>
      </div>
    </ModalDialog>
  );
}
