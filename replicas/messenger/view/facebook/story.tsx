import { type ReactNode, useState } from 'react';
import { EnterSends } from '../../editor/enter-sends.tsx';
import { Surface } from '../../editor/surface.tsx';
import { goTo } from '../../model/navigation.ts';
import { replyToStory, shareStory } from '../../model/send.ts';
import { story } from '../../model/seed.ts';
import { threadById } from '../../model/store.ts';
import { cx, labels, named } from '../../variant.ts';
import { Press } from '../press.tsx';

/** Somebody's story: an answer to it is a message to its author. */
export function StoryView(): ReactNode {
  const author = threadById(story.thread);
  const label = named('storyReply', author.title);
  return (
    <div role="main" aria-label={named('storyOf', author.title)} className={cx('feed')}>
      <div className={cx('story')}>{story.text}</div>
      <div className={cx('card')}>
        <Surface namespace="story-reply" label={label} placeholder={label}>
          <EnterSends onSend={(text) => replyToStory(author, story.id, text)} />
        </Surface>
      </div>
    </div>
  );
}

/** A story of text: before all friends as soon as it is shared. */
export function NewStory(): ReactNode {
  const [text, setText] = useState('');
  return (
    <div role="main" aria-label={labels.createStory} className={cx('feed')}>
      <div className={cx('card')}>
        <textarea
          aria-label={labels.storyText}
          placeholder={labels.storyText}
          rows={5}
          className={cx('field')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <Press
          look="main"
          label={labels.shareStory}
          disabled={text.trim() === ''}
          onPress={() => {
            shareStory(text);
            goTo('/');
          }}
        >
          {labels.shareStory}
        </Press>
      </div>
    </div>
  );
}
