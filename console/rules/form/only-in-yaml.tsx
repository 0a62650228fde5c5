import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import type { FormEdit } from './form-edit.ts';
import { formText } from './text.ts';
import type { Path } from './yaml-node.ts';

/** What the file says and the form only reads out, with the way to where it is written. */
export function OnlyInYaml(props: {
  readonly edit: FormEdit;
  readonly path: Path;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <p class="only-in-yaml">
      <span>{props.children}</span>{' '}
      <Button look="quiet" onClick={() => props.edit.show(props.path)}>
        {formText.shownIn}
      </Button>
    </p>
  );
}
