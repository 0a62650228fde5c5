import { type ReactNode, useCallback, useRef, useState } from 'react';
import { insertEmoji } from '../editor/behaviours.ts';
import { emojiImage, emojiNames } from '../editor/emoji-image.ts';
import { useEditor } from '../editor/surface.tsx';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';
import { useDismiss } from './use-dismiss.ts';

export function EmojiButton(): ReactNode {
  const editor = useEditor();
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  useDismiss(area, close);
  return (
    <div className={cx('attach')} ref={area}>
      <button
        type="button"
        className={cx('icon-button', open && 'icon-button-on')}
        aria-label={labels.emoji}
        aria-expanded={open}
        title={labels.emoji}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="expressions-rounded" />
      </button>
      {open && (
        <div role="dialog" aria-label={labels.emoji} className={cx('menu', 'emoji-panel')}>
          {emojiNames.map(([emoji, name]) => (
            <button
              key={name}
              type="button"
              className={cx('emoji-choice')}
              aria-label={name}
              onMouseDown={(event) => {
                event.preventDefault(); // keeps the caret in the editor
              }}
              onClick={() => {
                insertEmoji(editor, emoji);
              }}
            >
              <img className={cx('emoji')} src={emojiImage(emoji)} alt={emoji} draggable={false} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
