import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import type { ApiError } from '../api/call.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useWhileShown } from '../shell/use-while-shown.ts';
import { versionsText } from './text.ts';

/** A step that is not lightly undone: what it does, why (kept with it), and the way back as the quiet choice. */
export function Confirm(props: {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly keep: string;
  /** Asks why, unless it is not kept anywhere. */
  readonly asksWhy: boolean;
  readonly onAct: (why: string) => Promise<ApiError | null>;
  readonly onClose: () => void;
}): VNode {
  const why = useSignal('');
  const missing = useSignal(false);
  const error = useSignal<ApiError | null>(null);
  const busy = useSignal(false);
  const whileShown = useWhileShown();
  const act = async () => {
    missing.value = props.asksWhy && why.value.trim() === '';
    if (missing.value || busy.value) return;
    busy.value = true;
    error.value = await props.onAct(why.value.trim());
    busy.value = false;
    if (error.value === null) whileShown(props.onClose);
  };
  return (
    <ModalDialog title={props.title} onClose={props.onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <p>{props.text}</p>
        {props.asksWhy ? (
          <Field label={versionsText.why} error={missing.value ? versionsText.whyNeeded : null}>
            {(ids) => (
              <input
                {...ids}
                class="input"
                maxLength={300}
                value={why.value}
                onInput={(event) => {
                  why.value = event.currentTarget.value;
                  missing.value = false;
                }}
              />
            )}
          </Field>
        ) : null}
        <Trouble error={error.value} />
        <div class="dialog-actions">
          <Button look="primary" type="submit" unavailable={busy.value}>
            {props.act}
          </Button>
          <Button onClick={props.onClose}>{props.keep}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
