import type { VNode } from 'preact';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { Models } from '../shell/models.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LabelsDialog } from './labels-dialog.tsx';
import { ExportDialog, SaveViewDialog } from './search-dialogs.tsx';
import { AssignDialog, NoteDialog, ResolveDialog, UnmaskDialog } from './triage-dialogs.tsx';

/** Whatever is asked over the page. */
export function Dialogs(props: { readonly models: Models; readonly session: SessionAnswer }): VNode | null {
  const { models, session } = props;
  const { asking, incidents } = models.desk;
  const opened = incidents.opened.value;
  const shared = { models, onClose: () => (asking.value = null) };
  switch (asking.value) {
    case null:
      return null;
    case 'keys':
      return <KeysDialog onClose={shared.onClose} />;
    case 'resolve':
      return <ResolveDialog {...shared} />;
    case 'assign':
      return <AssignDialog {...shared} session={session} />;
    case 'note':
      return <NoteDialog {...shared} />;
    case 'labels':
      return <LabelsDialog {...shared} />;
    case 'unmask':
      return <UnmaskDialog {...shared} />;
    case 'hold':
      return opened.kind === 'ready' ? <HoldDialog {...shared} record={opened.record} /> : null;
    case 'exception':
      return opened.kind === 'ready' ? <ExceptionDialog {...shared} record={opened.record} /> : null;
    case 'export':
      return <ExportDialog {...shared} />;
    case 'save-view':
      return <SaveViewDialog {...shared} />;
  }
  return asking.value satisfies never;
}
