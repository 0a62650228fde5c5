import { type DragEvent, type ReactNode, useState } from 'react';
import { startCall } from '../model/calls.ts';
import { attachFiles } from '../model/compose.ts';
import { closeTab, focusThread } from '../model/navigation.ts';
import type { Thread } from '../model/types.ts';
import { cx, labels, named } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { EmojiText } from './emoji-text.tsx';
import { MessageLog } from './message-log.tsx';
import { Press } from './press.tsx';

/** Where a conversation stands: the page's main part, a chat tab on the feed, or the business inbox. */
export type Place = 'main' | 'tab' | 'inbox';

interface ConversationProps {
  readonly thread: Thread;
  readonly place: Place;
}

export function Conversation({ thread, place }: ConversationProps): ReactNode {
  const [dragging, setDragging] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <section
      role={place === 'tab' ? 'region' : 'main'}
      aria-label={frameLabel(thread, place)}
      className={cx('conversation', `conversation-${place}`)}
      onFocus={() => {
        focusThread(thread.id);
      }}
      onDragEnter={(event) => {
        if (hasFiles(event)) setDragging(true);
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDragLeave={(event) => {
        const { relatedTarget: to, currentTarget: area } = event;
        if (!(to instanceof Node && area.contains(to))) setDragging(false);
      }}
      onDrop={(event) => {
        setDragging(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        attachFiles(thread, [...event.dataTransfer.files]);
      }}
    >
      <Header thread={thread} place={place} />
      <MessageLog thread={thread} />
      <Composer thread={thread} place={place} />
      {dragging && <div className={cx('drop')}>{labels.drop}</div>}
    </section>
  );
}

function frameLabel({ kind, title }: Thread, place: Place): string {
  if (place === 'tab') return named('chatTab', title);
  if (place === 'inbox') return labels.inbox;
  return named(kind === 'group' ? 'conversationTitled' : 'conversationWith', title);
}

function Header({ thread, place }: ConversationProps): ReactNode {
  return (
    <header className={cx('header')}>
      <Avatar name={thread.title} />
      <h2 dir="auto" className={cx('header-title')}>
        <EmojiText text={thread.title} />
      </h2>
      {place !== 'inbox' && (
        <>
          <Press label={labels.audioCall} icon="phone" onPress={() => void startCall(thread, 'audio')} />
          <Press label={labels.videoCall} icon="camera" onPress={() => void startCall(thread, 'video')} />
        </>
      )}
      {place === 'tab' && (
        <Press
          label={labels.closeChat}
          icon="close"
          onPress={() => {
            closeTab(thread.id);
          }}
        />
      )}
    </header>
  );
}
