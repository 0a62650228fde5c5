import { type ReactNode, useRef } from 'react';
import { showStatus, stageFiles } from '../model/actions.ts';
import { conversationById } from '../model/store.ts';
import type { Status, StatusView } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { takeFiles } from './attach-items.tsx';
import { Icon } from './icon.tsx';
import { MediaDialog } from './media-dialog.tsx';
import { StatusEditor } from './status-editor.tsx';
import { StatusViewer } from './status-viewer.tsx';
import { clockTime } from './time.ts';
import { useStore } from './use-store.ts';

/** In place of chats and conversation: what was posted for all, and ways to post. */
export function StatusPage({ view }: { readonly view: StatusView }): ReactNode {
  const { statuses } = useStore();
  return (
    <>
      <section aria-label={labels.status} className={cx('side')}>
        <h1 className={cx('side-title')}>{labels.status}</h1>
        <Ways />
        <ul className={cx('chats')}>
          {statuses.map((status) => (
            <li key={status.id}>
              <Row status={status} />
            </li>
          ))}
        </ul>
      </section>
      <div className={cx('pane')}>
        {view.what === 'text' && <StatusEditor />}
        {view.what === 'media' && <MediaDialog files={view.files} path="status" />}
        {view.what === 'one' && <StatusViewer key={view.status.id} status={view.status} />}
      </div>
    </>
  );
}

function Ways(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={cx('status-ways')}>
      <button
        type="button"
        className={cx('plain-button')}
        onClick={() => {
          showStatus({ what: 'text' });
        }}
      >
        {labels.statusText}
      </button>
      <button type="button" className={cx('plain-button')} onClick={() => input.current?.click()}>
        {labels.statusMedia}
      </button>
      <input
        type="file"
        accept="image/*,video/mp4"
        multiple
        hidden
        ref={input}
        onChange={(event) => {
          stageFiles(takeFiles(event));
        }}
      />
    </div>
  );
}

function Row({ status }: { readonly status: Status }): ReactNode {
  const author = status.from === null ? labels.myStatus : conversationById(status.from).title;
  return (
    <button
      type="button"
      className={cx('chat')}
      onClick={() => {
        showStatus({ what: 'one', status });
      }}
    >
      <Icon name="status-filled" />
      <span className={cx('chat-title')}>{author}</span>
      <span className={cx('chat-time')}>{clockTime(status.at)}</span>
    </button>
  );
}
