import { type ReactNode, useState } from 'react';
import { clearEditor, editorText, registerEnterSends } from '../editor/behaviours.ts';
import { registerAsComposer } from '../editor/current-composer.ts';
import { Surface, useBehaviour, useEditor } from '../editor/surface.tsx';
import { sendStatusReply } from '../model/send-more.ts';
import { conversationById } from '../model/store.ts';
import type { Status } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { EmojiText } from './emoji-text.tsx';
import { FileChip } from './file-chip.tsx';
import { Icon } from './icon.tsx';
import { ReactionRow } from './reactions.tsx';

/** One status; another's can be answered, with text or with a reaction. */
export function StatusViewer({ status }: { readonly status: Status }): ReactNode {
  const author = status.from === null ? labels.myStatus : conversationById(status.from).title;
  return (
    <section aria-label={author} className={cx('status')}>
      <header className={cx('header')}>
        <span className={cx('header-title')}>{author}</span>
      </header>
      <div className={cx('status-text')}>
        {status.files.map((file, index) => (
          <FileChip key={index} file={file} />
        ))}
        <span className={cx('text')}>
          <EmojiText text={status.text} />
        </span>
      </div>
      {status.from !== null && <Answer status={status} author={author} />}
    </section>
  );
}

function Answer({ status, author }: { readonly status: Status; readonly author: string }): ReactNode {
  const label = fill(labels.typeReply, { name: author });
  return (
    <footer className={cx('footer')}>
      <ReactionRow
        onPick={(emoji) => {
          sendStatusReply(status, emoji, 'reaction');
        }}
      />
      <div className={cx('compose')}>
        <Surface namespace="status-reply" label={label} placeholder={label} autoFocus>
          <AnswerSend status={status} />
        </Surface>
      </div>
    </footer>
  );
}

function AnswerSend({ status }: { readonly status: Status }): ReactNode {
  const editor = useEditor();
  const [enterSends] = useState(
    () => (target: typeof editor) =>
      registerEnterSends(target, (text) => sendStatusReply(status, text, 'enter')),
  );
  useBehaviour(enterSends);
  useBehaviour(registerAsComposer);
  return (
    <button
      type="button"
      className={cx('send')}
      aria-label={labels.send}
      onClick={() => {
        if (sendStatusReply(status, editorText(editor), 'button')) clearEditor(editor);
      }}
    >
      <Icon name="wds-ic-send-filled" />
    </button>
  );
}
