import type { ReactNode } from 'react';
import { emojiImage } from '../editor/emoji-image.ts';
import { splitEmoji } from '../editor/emoji-pattern.ts';
import { cx } from '../variant.ts';

/** Text as the page shows it everywhere outside the editor: emoji are images with `alt`. */
export function EmojiText({ text }: { readonly text: string }): ReactNode {
  return splitEmoji(text).map((part, index) =>
    part.emoji ? (
      <img
        key={index}
        className={cx('emoji')}
        src={emojiImage(part.text)}
        alt={part.text}
        draggable={false}
      />
    ) : (
      part.text
    ),
  );
}
