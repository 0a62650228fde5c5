import { type ReactNode, useState } from 'react';
import { ReportText } from '../editor/report-text.tsx';
import { Surface } from '../editor/surface.tsx';
import { openConversation, stageFiles } from '../model/actions.ts';
import type { Conversation } from '../model/types.ts';
import { cx, labels, testId } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { takeDrop } from './dropped-files.ts';
import { EmojiText } from './emoji-text.tsx';
import { clockTime } from './time.ts';
import { useStore } from './use-store.ts';
import { VerifiedMark } from './verified-mark.tsx';

export function Side(): ReactNode {
  const { conversations, messages } = useStore();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const lastAt = (id: string) => messages.get(id)?.at(-1)?.at ?? 0;
  const found = conversations
    .filter((each) => each.title.toLowerCase().includes(wanted))
    .toSorted((a, b) => lastAt(b.id) - lastAt(a.id));
  return (
    <div id="side" className={cx('side')}>
      <h1 className={cx('side-title')}>{labels.chats}</h1>
      <div className={cx('search')}>
        <Surface namespace="search" label={labels.search} placeholder={labels.search} tab={3}>
          <ReportText onText={setQuery} />
        </Surface>
      </div>
      <div role="grid" aria-label={labels.chatList} className={cx('chats')} {...testId('chat-list')}>
        {found.map((conversation) => (
          <ChatCell key={conversation.id} conversation={conversation} />
        ))}
      </div>
    </div>
  );
}

function ChatCell({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { active, messages, drafts } = useStore();
  const last = messages.get(conversation.id)?.at(-1);
  const draft = active === conversation.id ? undefined : drafts.get(conversation.id)?.text;
  const selected = active === conversation.id;
  return (
    <div role="row" aria-selected={selected}>
      <div
        role="gridcell"
        tabIndex={0}
        className={cx('chat', selected && 'chat-active')}
        {...testId('cell-frame-container')}
        onClick={() => {
          openConversation(conversation.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') openConversation(conversation.id);
        }}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          takeDrop(event.dataTransfer, (files) => {
            openConversation(conversation.id);
            stageFiles(files);
          });
        }}
      >
        <Avatar conversation={conversation} />
        <span className={cx('chat-title')} title={conversation.title} dir="auto">
          <EmojiText text={conversation.title} />
          <VerifiedMark conversation={conversation} />
        </span>
        <span className={cx('chat-time')}>{last && clockTime(last.at)}</span>
        <span className={cx('chat-last')}>
          {draft ? (
            <>
              <em className={cx('draft')}>{labels.draft}</em> <EmojiText text={draft.slice(0, 120)} />
            </>
          ) : (
            last && <EmojiText text={last.text.slice(0, 120) || (last.files[0]?.name ?? '')} />
          )}
        </span>
      </div>
    </div>
  );
}
