import { type ReactNode, useState } from 'react';
import { textOf } from '../../editor/behaviours.ts';
import { Surface, useEditor } from '../../editor/surface.tsx';
import { showDialog } from '../../model/compose.ts';
import { leaveElsewhere } from '../../model/elsewhere.ts';
import { sharePost } from '../../model/send.ts';
import { threads } from '../../model/seed.ts';
import type { Thread } from '../../model/types.ts';
import { cx, labels, named } from '../../variant.ts';
import { Avatar } from '../avatar.tsx';
import { DialogFrame } from '../dialog-frame.tsx';
import { EmojiText } from '../emoji-text.tsx';
import { Press } from '../press.tsx';

/** Shares a post: to the feed, or with one click to somebody in the messenger. */
export function ShareSheet({ post }: { readonly post: string }): ReactNode {
  return (
    <DialogFrame title={labels.share}>
      <Surface namespace="share" label={labels.saySomething} placeholder={labels.saySomething}>
        <Targets post={post} />
      </Surface>
    </DialogFrame>
  );
}

function Targets({ post }: { readonly post: string }): ReactNode {
  const editor = useEditor();
  return (
    <>
      <Press
        look="main"
        label={labels.shareNow}
        onPress={() => {
          leaveElsewhere('share-to-feed', textOf(editor));
          showDialog(null);
        }}
      >
        {labels.shareNow}
      </Press>
      <div className={cx('tiles')}>
        {threads.map((thread) => (
          <Target key={thread.id} post={post} thread={thread} />
        ))}
      </div>
    </>
  );
}

function Target({ post, thread }: { readonly post: string; readonly thread: Thread }): ReactNode {
  const editor = useEditor();
  const [sent, setSent] = useState(false);
  return (
    <Press
      look="item"
      label={named('viaMessenger', thread.title)}
      disabled={sent}
      onPress={() => {
        setSent(true);
        sharePost(thread, post, textOf(editor));
      }}
    >
      <Avatar name={thread.title} />
      <span dir="auto">{sent ? labels.sent : <EmojiText text={thread.title} />}</span>
    </Press>
  );
}
