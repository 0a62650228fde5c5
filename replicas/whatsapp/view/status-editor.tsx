import type { ReactNode } from 'react';
import { editorText } from '../editor/behaviours.ts';
import { registerAsComposer } from '../editor/current-composer.ts';
import { Surface, useBehaviour, useEditor } from '../editor/surface.tsx';
import { showStatus } from '../model/actions.ts';
import { sendStatus } from '../model/send-more.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

/** A status of text: Enter breaks the line, only the button posts. */
export function StatusEditor(): ReactNode {
  return (
    <section aria-label={labels.statusText} className={cx('status')}>
      <div className={cx('media-top')}>
        <button
          type="button"
          className={cx('icon-button')}
          aria-label={labels.close}
          onClick={() => {
            showStatus({ what: 'nothing' });
          }}
        >
          <Icon name="x-rounded" />
        </button>
      </div>
      <div className={cx('status-text')}>
        <Surface namespace="status" label={labels.typeStatus} placeholder={labels.typeStatus} autoFocus>
          <Post />
        </Surface>
      </div>
    </section>
  );
}

function Post(): ReactNode {
  const editor = useEditor();
  useBehaviour(registerAsComposer);
  return (
    <button
      type="button"
      className={cx('send', 'media-send')}
      aria-label={labels.send}
      onClick={() => void sendStatus(editorText(editor), [])}
    >
      <Icon name="wds-ic-send-filled" />
    </button>
  );
}
