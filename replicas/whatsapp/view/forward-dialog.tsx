import type { ReactNode } from 'react';
import { showOverlay } from '../model/actions.ts';
import { sendForward } from '../model/send.ts';
import { labels } from '../variant.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import { useStore } from './use-store.ts';

export function ForwardDialog({ ids }: { readonly ids: ReadonlySet<string> }): ReactNode {
  const { conversations } = useStore();
  return (
    <ChooseDialog
      title={labels.forwardTo}
      conversations={conversations.filter((each) => each.readOnly !== true)}
      close={() => {
        showOverlay({ kind: 'select', ids });
      }}
      onSend={(chosen) => void sendForward(ids, chosen)}
    />
  );
}
