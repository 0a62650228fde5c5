import { type ReactNode, useState } from 'react';
import { stageFiles } from '../model/actions.ts';
import type { Conversation } from '../model/types.ts';
import { cx, labels, testId } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { CallButtons } from './call-bar.tsx';
import { Composer } from './composer.tsx';
import { takeDrop } from './dropped-files.ts';
import { EmojiText } from './emoji-text.tsx';
import { MediaDialog } from './media-dialog.tsx';
import { Messages } from './messages.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useStore } from './use-store.ts';
import { VerifiedMark } from './verified-mark.tsx';

const callable = new Set<Conversation['kind']>(['direct', 'group', 'business', 'unknown']);

export function ConversationPane({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const { overlay, composerBuilds } = useStore();
  const [dragging, setDragging] = useState(false);
  return (
    <div className={cx('pane')}>
      <div
        id="main"
        className={cx('main')}
        onDragEnter={(event) => {
          if (conversation.readOnly !== true && event.dataTransfer.types.includes('Files')) setDragging(true);
        }}
      >
        <header className={cx('header')} {...testId('conversation-header')}>
          <Avatar conversation={conversation} />
          <div className={cx('header-text')} role="button" tabIndex={0}>
            <span className={cx('header-title')} dir="auto" title={conversation.title}>
              <EmojiText text={conversation.title} />
              <VerifiedMark conversation={conversation} />
            </span>
            <span className={cx('header-subtitle')} title={conversation.subtitle}>
              {conversation.subtitle}
            </span>
          </div>
          {callable.has(conversation.kind) && <CallButtons />}
        </header>
        <Messages conversation={conversation} />
        {overlay?.kind === 'select' ? (
          <SelectionBar ids={overlay.ids} />
        ) : conversation.readOnly === true ? (
          <p className={cx('read-only')}>{labels.onlyAdmins}</p>
        ) : (
          <Composer key={composerBuilds} conversation={conversation} />
        )}
        {dragging && (
          <DropOverlay
            onDone={() => {
              setDragging(false);
            }}
          />
        )}
      </div>
      {overlay?.kind === 'media' && <MediaDialog files={overlay.files} path="media" />}
      {overlay?.kind === 'sticker' && <MediaDialog files={[overlay.file]} path="sticker" />}
    </div>
  );
}

/** Covers the conversation while files are dragged over it; only a drop or leaving takes it away. */
function DropOverlay({ onDone }: { readonly onDone: () => void }): ReactNode {
  return (
    <div
      className={cx('drop')}
      {...testId('drop-overlay')}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDragLeave={onDone}
      onDrop={(event) => {
        event.preventDefault();
        onDone();
        takeDrop(event.dataTransfer, stageFiles);
      }}
    >
      <span className={cx('drop-text')}>{labels.drop}</span>
    </div>
  );
}
