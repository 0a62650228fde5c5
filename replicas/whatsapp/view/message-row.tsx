import { type ReactNode, useState } from 'react';
import { toggleSelected } from '../model/actions.ts';
import type { Message } from '../model/types.ts';
import { cx, labels, testId } from '../variant.ts';
import { EmojiText } from './emoji-text.tsx';
import { FileChip } from './file-chip.tsx';
import { MessageMenu } from './message-menu.tsx';
import { clockTime } from './time.ts';

const shownChars = 3_000;

interface MessageRowProps {
  readonly message: Message;
  readonly inGroup: boolean;
  /** `null` outside selection mode. */
  readonly selected: boolean | null;
}

export function MessageRow({ message, inGroup, selected }: MessageRowProps): ReactNode {
  const own = message.from === null;
  return (
    <div role="row" className={cx('row', own && 'row-own')}>
      {selected !== null && (
        <div
          role="checkbox"
          aria-checked={selected}
          aria-label={labels.select}
          tabIndex={0}
          className={cx('check', selected && 'check-on')}
          onClick={() => {
            toggleSelected(message.id);
          }}
          onKeyDown={(event) => {
            if (event.key === ' ') toggleSelected(message.id);
          }}
        />
      )}
      <div data-id={message.id} tabIndex={-1} className={cx('bubble', own && 'bubble-own')}>
        {message.forwarded === true && <span className={cx('note')}>{labels.forwarded}</span>}
        {message.note !== undefined && <span className={cx('note')}>{message.note}</span>}
        {inGroup && !own && <span className={cx('author')}>{message.from}</span>}
        {message.quote && (
          <div className={cx('quote')}>
            <span className={cx('author')}>{message.quote.author ?? labels.you}</span>
            <span className={cx('quote-text')}>
              <EmojiText text={message.quote.text.slice(0, 200)} />
            </span>
          </div>
        )}
        {message.files.map((file, index) => (
          <FileChip key={index} file={file} />
        ))}
        <MessageText text={message.text} />
        <span className={cx('meta')}>
          {message.edited === true && `${labels.edited} `}
          {clockTime(message.at)}
        </span>
        {message.reaction !== undefined && (
          <span className={cx('reaction')}>
            <EmojiText text={message.reaction} />
          </span>
        )}
        {selected === null && <MessageMenu message={message} />}
      </div>
    </div>
  );
}

function MessageText({ text }: { readonly text: string }): ReactNode {
  const [whole, setWhole] = useState(false);
  if (text === '') return null;
  const cut = !whole && text.length > shownChars;
  return (
    <>
      <span dir="auto" className={cx('text')} {...testId('selectable-text')}>
        <EmojiText text={cut ? `${text.slice(0, shownChars)}\u2026` : text} />
      </span>
      {cut && (
        <button
          type="button"
          className={cx('link')}
          onClick={() => {
            setWhole(true);
          }}
        >
          {labels.readMore}
        </button>
      )}
    </>
  );
}
