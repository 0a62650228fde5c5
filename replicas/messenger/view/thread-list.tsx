import { type ReactNode, useState } from 'react';
import { threadPath } from '../model/address.ts';
import { openThread } from '../model/navigation.ts';
import type { Thread } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { EmojiText } from './emoji-text.tsx';
import { clockTime } from './time.ts';
import { useStore } from './use-store.ts';

interface ThreadListProps {
  readonly threads: readonly Thread[];
  readonly label: string;
  readonly children?: ReactNode;
}

export function ThreadList({ threads, label, children }: ThreadListProps): ReactNode {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  return (
    <nav aria-label={label} className={cx('side')}>
      <div className={cx('side-top')}>
        <h1 className={cx('side-title')}>{label}</h1>
        {children}
      </div>
      <input
        type="search"
        aria-label={labels.searchPeople}
        placeholder={labels.searchPeople}
        className={cx('field')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
      />
      <ul className={cx('list')}>
        {threads
          .filter((thread) => thread.title.toLowerCase().includes(wanted))
          .map((thread) => (
            <ThreadLink key={thread.id} thread={thread} />
          ))}
      </ul>
    </nav>
  );
}

function ThreadLink({ thread }: { readonly thread: Thread }): ReactNode {
  const { active, messages } = useStore();
  const last = messages.get(thread.id)?.at(-1);
  return (
    <li>
      <a
        href={threadPath(location.hostname, thread)}
        className={cx('thread', active === thread.id && 'thread-on')}
        {...(active === thread.id && { 'aria-current': 'page' as const })}
        onClick={(event) => {
          event.preventDefault();
          openThread(thread.id);
        }}
      >
        <Avatar name={thread.title} />
        <span dir="auto" className={cx('thread-title')}>
          <EmojiText text={thread.title} />
        </span>
        <span className={cx('thread-time')}>{last && clockTime(last.at)}</span>
        <span className={cx('thread-last')}>
          {last && <EmojiText text={last.text.slice(0, 100) || (last.files[0]?.name ?? '')} />}
        </span>
      </a>
    </li>
  );
}
