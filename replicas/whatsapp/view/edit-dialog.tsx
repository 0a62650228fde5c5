import { type ReactNode, useState } from 'react';
import { editorText, registerEnterSends } from '../editor/behaviours.ts';
import { Surface, useBehaviour, useEditor } from '../editor/surface.tsx';
import { showOverlay } from '../model/actions.ts';
import { sendEdit } from '../model/send.ts';
import type { Message } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { EmojiText } from './emoji-text.tsx';
import { Icon } from './icon.tsx';

export function EditDialog({ message }: { readonly message: Message }): ReactNode {
  const close = () => {
    showOverlay(null);
  };
  return (
    <div className={cx('backdrop')}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={labels.editMessage}
        className={cx('dialog')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <div className={cx('dialog-top')}>
          <button type="button" className={cx('icon-button')} aria-label={labels.close} onClick={close}>
            <Icon name="x-rounded" />
          </button>
          <h2 className={cx('dialog-title')}>{labels.editMessage}</h2>
        </div>
        <div className={cx('edit-before')}>
          <div className={cx('bubble', 'bubble-own')}>
            <EmojiText text={message.text.slice(0, 1_000)} />
          </div>
        </div>
        <div className={cx('compose', 'edit-row')}>
          <Surface
            namespace="edit"
            label={labels.editMessage}
            placeholder={labels.typeMessage}
            initial={message.text}
            autoFocus
          >
            <Confirm message={message} />
          </Surface>
        </div>
      </div>
    </div>
  );
}

function Confirm({ message }: { readonly message: Message }): ReactNode {
  const editor = useEditor();
  const [enterSends] = useState(
    () => (target: typeof editor) =>
      registerEnterSends(target, (text) => {
        sendEdit(message, text);
        return false;
      }),
  );
  useBehaviour(enterSends);
  return (
    <button
      type="button"
      className={cx('send')}
      aria-label={labels.confirm}
      onClick={() => {
        sendEdit(message, editorText(editor));
      }}
    >
      <Icon name="checkmark-rounded" />
    </button>
  );
}
