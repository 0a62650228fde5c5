import type { ReactNode } from 'react';
import { editMessage, quoteMessage } from '../model/compose.ts';
import type { Compose, Thread } from '../model/types.ts';
import { cx, labels, named } from '../variant.ts';
import { EmojiText } from './emoji-text.tsx';
import { Press } from './press.tsx';

interface ComposerBarProps {
  readonly thread: Thread;
  readonly compose: Compose;
}

/** Says above the composer that a message is being answered or edited. */
export function ComposerBar({ thread, compose }: ComposerBarProps): ReactNode {
  const { quote, editing } = compose;
  const message = editing ?? quote;
  if (!message) return null;
  return (
    <div className={cx('bar')}>
      <div className={cx('bar-text')}>
        <strong>{editing ? labels.editing : named('replyingTo', message.from ?? labels.you)}</strong>
        <span className={cx('bar-quote')}>
          <EmojiText text={message.text.slice(0, 120)} />
        </span>
      </div>
      <Press
        label={labels.cancel}
        icon="close"
        onPress={() => {
          if (editing) editMessage(thread.id, null);
          else quoteMessage(thread.id, null);
        }}
      />
    </div>
  );
}
