import { type ReactNode, useRef } from 'react';
import { emojiImage, emojiNames } from '../editor/emoji-image.ts';
import { sendReaction } from '../model/send-more.ts';
import type { Message } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { useDismiss } from './use-dismiss.ts';

const offered = emojiNames.filter(([, name]) => ['thumbsup', 'heart', 'joy', 'wow', 'sad'].includes(name));

/** A row of emoji; a click on one sends it. */
export function ReactionRow({ onPick }: { readonly onPick: (emoji: string) => void }): ReactNode {
  return (
    <div role="group" aria-label={labels.react} className={cx('reactions')}>
      {offered.map(([emoji, name]) => (
        <button
          key={name}
          type="button"
          className={cx('emoji-choice')}
          aria-label={name}
          onClick={() => {
            onPick(emoji);
          }}
        >
          <img className={cx('emoji')} src={emojiImage(emoji)} alt={emoji} draggable={false} />
        </button>
      ))}
    </div>
  );
}

interface ReactionsProps {
  readonly message: Message;
  readonly close: () => void;
}

/** The reactions for one message, where its menu was. */
export function Reactions({ message, close }: ReactionsProps): ReactNode {
  const area = useRef<HTMLDivElement>(null);
  useDismiss(area, close);
  return (
    <div ref={area} className={cx('menu', 'reaction-menu')}>
      <ReactionRow
        onPick={(emoji) => {
          close();
          sendReaction(message, emoji);
        }}
      />
    </div>
  );
}
