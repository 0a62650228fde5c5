import type { ReactNode } from 'react';
import { goTo, openThread } from '../../model/navigation.ts';
import { posts, story, threads } from '../../model/seed.ts';
import { threadById } from '../../model/store.ts';
import { cx, labels, named } from '../../variant.ts';
import { Avatar } from '../avatar.tsx';
import { Conversation } from '../conversation.tsx';
import { EmojiText } from '../emoji-text.tsx';
import { Press } from '../press.tsx';
import { useStore } from '../use-store.ts';
import { PostCard } from './post-card.tsx';
import { PostComposer } from './post-composer.tsx';

/** The feed, with contacts beside it and chat tabs over it. */
export function Feed(): ReactNode {
  const { tabs } = useStore();
  const author = threadById(story.thread).title;
  return (
    <div className={cx('panes')}>
      <div role="main" className={cx('feed')}>
        <Press
          look="quiet"
          label={named('storyOf', author)}
          onPress={() => {
            goTo(`/stories/${story.id}`);
          }}
        >
          {named('storyOf', author)}
        </Press>
        <PostComposer />
        {posts.map((post) => (
          <PostCard key={post.id} post={post} />
        ))}
      </div>
      <Contacts />
      <div className={cx('tabs')}>
        {tabs.map((id) => (
          <Conversation key={id} thread={threadById(id)} place="tab" />
        ))}
      </div>
    </div>
  );
}

function Contacts(): ReactNode {
  return (
    <aside aria-label={labels.contacts} className={cx('contacts')}>
      <h2 className={cx('dialog-title')}>{labels.contacts}</h2>
      {threads.map(({ id, title }) => (
        <Press
          key={id}
          look="item"
          label={title}
          onPress={() => {
            openThread(id);
          }}
        >
          <Avatar name={title} />
          <span dir="auto">
            <EmojiText text={title} />
          </span>
        </Press>
      ))}
    </aside>
  );
}
