import type { ReactNode } from 'react';
import { findThread } from '../model/store.ts';
import { threads } from '../model/seed.ts';
import { cx, labels, ownAccount } from '../variant.ts';
import { Conversation } from './conversation.tsx';
import { ThreadList } from './thread-list.tsx';
import { useStore } from './use-store.ts';

/** The messenger proper: the list, and the thread that the address names. */
export function Messenger(): ReactNode {
  const thread = findThread(useStore().active);
  const ownHost = location.hostname === 'www.messenger.com';
  return (
    <div className={cx('panes')}>
      <ThreadList threads={threads} label={labels.chats}>
        {ownHost && <ProfileLink />}
      </ThreadList>
      {thread ? (
        <Conversation key={thread.id} thread={thread} place="main" />
      ) : (
        <div role="main" className={cx('nothing')}>
          {labels.pick}
        </div>
      )}
    </div>
  );
}

/** The only place that names the own account: the address of the link. */
export function ProfileLink(): ReactNode {
  if (ownAccount === null) return null;
  return (
    <a
      href={`/profile.php?id=${ownAccount}`}
      aria-label={labels.profile}
      className={cx('link')}
      onClick={(event) => {
        event.preventDefault(); // profiles are no page of the replica
      }}
    >
      {labels.you}
    </a>
  );
}
