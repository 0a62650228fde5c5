import type { ReactNode } from 'react';
import { insertText } from '../../editor/behaviours.ts';
import { useEditor } from '../../editor/surface.tsx';
import { closeMenu } from '../../model/compose.ts';
import { deliver } from '../../model/send.ts';
import { savedReplies } from '../../model/seed.ts';
import type { Thread } from '../../model/types.ts';
import { cx, labels, named } from '../../variant.ts';
import { MenuButton } from '../menu-button.tsx';
import { Press } from '../press.tsx';

/** Ready-made answers: put into the composer, or sent at once. */
export function SavedReplies({ thread }: { readonly thread: Thread }): ReactNode {
  const editor = useEditor();
  return (
    <MenuButton menu={`saved:${thread.id}`} label={labels.savedReplies} icon="saved" role="dialog">
      {savedReplies.map(({ name, text }) => (
        <div key={name} className={cx('person')}>
          <Press
            look="item"
            label={named('insertReply', name)}
            onPress={() => {
              closeMenu();
              insertText(editor, text);
            }}
          >
            {name}
          </Press>
          <Press
            look="quiet"
            label={named('sendReply', name)}
            onPress={() => {
              closeMenu();
              deliver(thread, { path: 'quick-reply', text });
            }}
          >
            {labels.send}
          </Press>
        </div>
      ))}
    </MenuButton>
  );
}
