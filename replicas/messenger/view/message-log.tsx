import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Thread } from '../model/types.ts';
import { cx, named } from '../variant.ts';
import { MessageRow } from './message-row.tsx';
import { useStore } from './use-store.ts';

/** The messages: a log in encrypted threads, a grid in the others, labelled alike. */
export function MessageLog({ thread }: { readonly thread: Thread }): ReactNode {
  const messages = useStore().messages.get(thread.id) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [messages.length]);
  return (
    <div
      ref={scroller}
      role={thread.e2ee ? 'log' : 'grid'}
      aria-label={named('messagesIn', thread.title)}
      tabIndex={0}
      className={cx('messages')}
    >
      {messages.map((message) => (
        <MessageRow key={message.id} thread={thread} message={message} />
      ))}
    </div>
  );
}
