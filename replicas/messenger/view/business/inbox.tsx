import type { ReactNode } from 'react';
import { customers } from '../../model/seed.ts';
import { findThread } from '../../model/store.ts';
import { cx, labels } from '../../variant.ts';
import { Conversation } from '../conversation.tsx';
import { ThreadList } from '../thread-list.tsx';
import { useStore } from '../use-store.ts';

/** The inbox of a page. `asset_id` in the address names the page, which is the account that writes. */
export function Inbox(): ReactNode {
  const thread = findThread(useStore().active);
  return (
    <div className={cx('panes')}>
      <ThreadList threads={customers} label={labels.inbox} />
      {thread ? (
        <Conversation key={thread.id} thread={thread} place="inbox" />
      ) : (
        <div role="main" className={cx('nothing')}>
          {labels.pick}
        </div>
      )}
    </div>
  );
}
