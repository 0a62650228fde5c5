import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { editorText } from './text.ts';

const pathForm = /^(?:[a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9.-]*\.ya?ml$/;

export function NewFile(props: {
  readonly taken: (path: string) => boolean;
  readonly onAdd: (path: string) => void;
  readonly onClose: () => void;
}): VNode {
  const path = useSignal('rules/packs/');
  const error = useSignal<string | null>(null);
  return (
    <ModalDialog title={editorText.newFile} onClose={props.onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!pathForm.test(path.value)) error.value = editorText.newFileBad;
          else if (props.taken(path.value)) error.value = editorText.newFileTaken;
          else props.onAdd(path.value);
        }}
      >
        <Field label={editorText.newFilePath} hint={editorText.newFileHint} error={error.value}>
          {(ids) => (
            <input
              {...ids}
              class="input input-path mono"
              value={path.value}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => {
                path.value = event.currentTarget.value.trim();
                error.value = null;
              }}
            />
          )}
        </Field>
        <div class="dialog-actions">
          <Button look="primary" type="submit">
            {editorText.addFile}
          </Button>
          <Button onClick={props.onClose}>{editorText.cancel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
