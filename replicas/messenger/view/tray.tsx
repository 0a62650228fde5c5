import type { ReactNode } from 'react';
import { removeAttachment } from '../model/compose.ts';
import type { Attachment, Thread } from '../model/types.ts';
import { cx, named } from '../variant.ts';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { useObjectUrl } from './use-object-url.ts';

interface TrayProps {
  readonly thread: Thread;
  readonly tray: readonly Attachment[];
}

/** What is attached: already on its way to the server, not yet sent to anybody. */
export function Tray({ thread, tray }: TrayProps): ReactNode {
  return (
    <ul className={cx('tray')}>
      {tray.map(({ id, file }) => (
        <li key={id} className={cx('attachment')}>
          <Preview file={file} />
          <Press
            label={named('remove', file.name)}
            icon="close"
            onPress={() => {
              removeAttachment(thread.id, id);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { readonly file: File }): ReactNode {
  const url = useObjectUrl(file);
  if (url !== null) return <img className={cx('attachment-image')} src={url} alt={file.name} />;
  return (
    <span className={cx('attachment-name')}>
      <Icon name="file" />
      {file.name}
    </span>
  );
}
