import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Conversation } from '../model/types.ts';
import { cx, labels, testId } from '../variant.ts';
import { MessageRow } from './message-row.tsx';
import { useStore } from './use-store.ts';
import { useWindow } from './use-window.ts';

export function Messages({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { messages, overlay } = useStore();
  const list = messages.get(conversation.id) ?? [];
  const selected = overlay?.kind === 'select' || overlay?.kind === 'forward' ? overlay.ids : null;
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, onScroll } = useWindow(list.length, scroller);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [list.length]);
  return (
    <div
      className={cx('messages')}
      ref={scroller}
      tabIndex={0}
      onScroll={onScroll}
      {...testId('conversation-panel-messages')}
    >
      <div role="application" className={cx('message-list')}>
        <div className={cx('day')}>{labels.today}</div>
        {list.slice(from, to).map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            inGroup={conversation.kind === 'group'}
            selected={selected && selected.has(message.id)}
          />
        ))}
      </div>
    </div>
  );
}
