import { type ReactNode, useState } from 'react';
import { EnterSends } from '../../editor/enter-sends.tsx';
import { Surface } from '../../editor/surface.tsx';
import { showDialog } from '../../model/compose.ts';
import { leaveElsewhere } from '../../model/elsewhere.ts';
import { cx, labels } from '../../variant.ts';
import { Avatar } from '../avatar.tsx';
import { EmojiText } from '../emoji-text.tsx';
import { Press } from '../press.tsx';

interface PostCardProps {
  readonly post: { readonly id: string; readonly author: string; readonly text: string };
}

/** A post with its comments, where Enter sends, and its share button. */
export function PostCard({ post }: PostCardProps): ReactNode {
  const [comments, setComments] = useState<readonly string[]>([]);
  return (
    <article aria-label={post.author} className={cx('card')}>
      <div className={cx('card-row')}>
        <Avatar name={post.author} />
        <strong className={cx('card-text')}>{post.author}</strong>
      </div>
      <p>{post.text}</p>
      <div className={cx('card-row')}>
        <Press
          look="quiet"
          label={labels.share}
          onPress={() => {
            showDialog({ kind: 'share', post: post.id });
          }}
        >
          {labels.share}
        </Press>
      </div>
      {comments.map((comment, index) => (
        <p key={index} className={cx('quoted')}>
          <EmojiText text={comment} />
        </p>
      ))}
      <Surface namespace={`comment-${post.id}`} label={labels.comment} placeholder={labels.comment}>
        <EnterSends
          onSend={(text) => {
            if (text.trim() === '') return false;
            leaveElsewhere('comment', text);
            setComments([...comments, text]);
            return true;
          }}
        />
      </Surface>
    </article>
  );
}
