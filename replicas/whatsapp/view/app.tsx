import type { ReactNode } from 'react';
import { conversationById } from '../model/store.ts';
import { cx, labels } from '../variant.ts';
import { CallBar } from './call-bar.tsx';
import { CardDialog } from './card-dialog.tsx';
import { ConversationPane } from './conversation.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { Rail } from './rail.tsx';
import { Side } from './side.tsx';
import { StatusPage } from './status-page.tsx';
import { useStore } from './use-store.ts';

export function App(): ReactNode {
  const { active, overlay, call } = useStore();
  return (
    <div className={cx('app')}>
      <div className={cx('banner')} role="note">
        <strong>Replica</strong> <span>{labels.banner}</span>
      </div>
      {call && <CallBar call={call} />}
      <div className={cx('panes')}>
        <Rail />
        {overlay?.kind === 'status' ? <StatusPage view={overlay.view} /> : <Chats active={active} />}
      </div>
      {overlay?.kind === 'edit' && <EditDialog message={overlay.message} />}
      {overlay?.kind === 'forward' && <ForwardDialog ids={overlay.ids} />}
      {overlay?.kind === 'card' && <CardDialog key={overlay.card} card={overlay.card} />}
    </div>
  );
}

function Chats({ active }: { readonly active: string | null }): ReactNode {
  const conversation = active === null ? null : conversationById(active);
  return (
    <>
      <Side />
      {conversation ? (
        <ConversationPane key={conversation.id} conversation={conversation} />
      ) : (
        <div className={cx('nothing')}>{labels.pick}</div>
      )}
    </>
  );
}
