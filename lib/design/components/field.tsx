import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What a control needs to be tied to its label, hint and error. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** Label above, hint and error below; the control is whatever `children` makes of the ids. */
export function Field(props: {
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly error?: string | null;
  readonly children: (ids: ControlIds) => VNode;
}): VNode {
  const id = useId();
  const { hint, error = null } = props;
  const described = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === null ? undefined : 'true',
      })}
      {hint === undefined ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === null ? null : (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
