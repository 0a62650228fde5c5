import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import type { ApiError } from '../api/call.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useWhileShown } from '../shell/use-while-shown.ts';
import { triageText } from './triage-text.ts';

/** Asks for a text and does something with it; stays open with the reason when that fails. Ctrl+Enter sends. */
export function TextDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly maxLength: number;
  /** Characters that the text needs, 1 by default, and what is said of a shorter one. */
  readonly minLength?: number;
  readonly tooShort?: string;
  readonly lines?: number;
  readonly onSend: (text: string) => Promise<ApiError | null>;
  readonly onClose: () => void;
  /** Above the field. */
  readonly children?: ComponentChildren;
}): VNode {
  const { minLength = 1, tooShort = '', lines = 3, onSend, onClose } = props;
  const text = useSignal('');
  const short = useSignal(false);
  const busy = useSignal(false);
  const error = useSignal<ApiError | null>(null);
  const whileShown = useWhileShown();
  const send = async () => {
    if (busy.value) return;
    const words = text.value.trim();
    short.value = words.length < minLength;
    if (short.value) return;
    busy.value = true;
    error.value = await onSend(words);
    busy.value = false;
    if (error.value === null) whileShown(onClose);
  };
  const shared = {
    class: 'input text-dialog-input',
    maxLength: props.maxLength,
    // The dialog was opened to write here.
    autofocus: true,
    value: text.value,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      (text.value = event.currentTarget.value),
  };
  return (
    <ModalDialog title={props.title} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        {props.children}
        <Field
          label={props.label}
          {...(props.hint === undefined ? {} : { hint: props.hint })}
          error={short.value ? tooShort : null}
        >
          {(ids) =>
            lines === 1 ? (
              <input type="text" {...ids} {...shared} />
            ) : (
              <textarea rows={lines} {...ids} {...shared} />
            )
          }
        </Field>
        <Trouble error={error.value} />
        <div class="dialog-actions">
          <Button look="primary" type="submit" unavailable={busy.value}>
            {props.button}
          </Button>
          <Button onClick={onClose}>{triageText.cancel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
