import type { ReactNode } from 'react';
import type { Conversation } from '../model/types.ts';
import { cx } from '../variant.ts';
import { Icon } from './icon.tsx';

/** Initials on one of six quiet colours; a shop front for businesses. */
export function Avatar({ conversation }: { readonly conversation: Conversation }): ReactNode {
  const tone = conversation.id.charCodeAt(1) % 6;
  return (
    <span aria-hidden="true" className={cx('avatar', `tone-${'abcdef'.charAt(tone)}`)}>
      {conversation.kind === 'business' ? <Icon name="business-filled" /> : initials(conversation.title)}
    </span>
  );
}

function initials(title: string): string {
  const words = title.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words.length === 0
    ? '#'
    : words
        .slice(0, 2)
        .map((word) => word.charAt(0).toUpperCase())
        .join('');
}
