import type { ReactNode } from 'react';
import type { Message, Thread } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { EmojiText } from './emoji-text.tsx';
import { Icon } from './icon.tsx';
import { MessageActions } from './message-actions.tsx';
import { clockTime, fileSize } from './time.ts';

interface MessageRowProps {
  readonly thread: Thread;
  readonly message: Message;
}

export function MessageRow({ thread, message }: MessageRowProps): ReactNode {
  const own = message.from === null;
  const row = (
    <>
      <div className={cx('bubble', own && 'bubble-own')}>
        {thread.kind === 'group' && !own && <span className={cx('author')}>{message.from}</span>}
        {message.forwarded === true && <span className={cx('author')}>{labels.forwarded}</span>}
        {message.quoted !== undefined && (
          <span className={cx('quoted')}>
            <EmojiText text={message.quoted.slice(0, 120)} />
          </span>
        )}
        {message.files.map((file, index) => (
          <span key={index} className={cx('file')}>
            <Icon name="file" />
            {file.name} · {fileSize(file.bytes)}
          </span>
        ))}
        <span dir="auto" className={cx('text')}>
          <EmojiText text={message.text} />
        </span>
        {message.reaction !== undefined && (
          <span className={cx('reaction')}>
            <EmojiText text={message.reaction} />
          </span>
        )}
      </div>
      <span className={cx('time')}>
        {message.edited === true && `${labels.edited} `}
        {clockTime(message.at)}
      </span>
      <MessageActions thread={thread} message={message} />
    </>
  );
  if (thread.e2ee) {
    return (
      <div role="article" className={cx('row', own && 'row-own')}>
        {row}
      </div>
    );
  }
  return (
    <div role="row">
      <div role="gridcell" className={cx('row', own && 'row-own')}>
        {row}
      </div>
    </div>
  );
}
