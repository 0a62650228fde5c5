import type { ReactNode } from 'react';
import { conversationById } from '../model/store.ts';
import { cx, labels } from '../variant.ts';
import { ConversationPane } from './conversation.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { Side } from './side.tsx';
import { useStore } from './use-store.ts';

export function App(): ReactNode {
  const { active, overlay } = useStore();
  const conversation = active === null ? null : conversationById(active);
  return (
    <div className={cx('app')}>
      <div className={cx('banner')} role="note">
        <strong>Replica</strong> <span>{labels.banner}</span>
      </div>
      <div className={cx('panes')}>
        <Side />
        {conversation ? (
          <ConversationPane key={conversation.id} conversation={conversation} />
        ) : (
          <div className={cx('nothing')}>{labels.pick}</div>
        )}
      </div>
      {overlay?.kind === 'edit' && <EditDialog message={overlay.message} />}
      {overlay?.kind === 'forward' && <ForwardDialog ids={overlay.ids} />}
    </div>
  );
}
