import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import type { Models } from '../shell/models.ts';
import { shellText } from '../shell/text.ts';
import { exceptionText } from './exception-text.ts';

export function ExceptionDialog(props: {
  readonly models: Models;
  readonly record: IncidentItem;
  readonly onClose: () => void;
}): VNode {
  return (
    <ModalDialog title={exceptionText.title} onClose={props.onClose}>
      <Button onClick={props.onClose}>{shellText.close}</Button>
    </ModalDialog>
  );
}
