import type { ReactNode } from 'react';
import { emojiImage } from '../../shared/lexical/emoji-image.ts';
import { splitEmoji } from '../../shared/lexical/emoji-pattern.ts';
import { cx } from '../variant.ts';

/** Text outside the editor: emoji are images with `alt` there as well. */
export function EmojiText({ text }: { readonly text: string }): ReactNode {
  return splitEmoji(text).map((part, index) =>
    part.emoji ? (
      <img key={index} className={cx('emoji')} src={emojiImage(part.text)} alt={part.text} />
    ) : (
      part.text
    ),
  );
}
