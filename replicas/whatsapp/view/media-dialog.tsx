import { type ReactNode, useState } from 'react';
import type { SentOption } from '../../sent.ts';
import { closeMedia } from '../model/actions.ts';
import { sendStatus } from '../model/send-more.ts';
import { sendFiles } from '../model/send.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';
import { CaptionRow, SendButton } from './media-caption.tsx';
import { MediaOptions } from './media-options.tsx';
import { fileSize } from './time.ts';
import { useObjectUrl } from './use-object-url.ts';

interface MediaDialogProps {
  readonly files: readonly File[];
  readonly path: 'media' | 'sticker' | 'status';
}

/** Covers the conversation: what is staged, one preview at a time, a caption, and the send. Nothing left yet. */
export function MediaDialog({ files, path }: MediaDialogProps): ReactNode {
  const [shown, setShown] = useState(0);
  const current = files[Math.min(shown, files.length - 1)];
  const [options, setOptions] = useState<readonly SentOption[]>([]);
  const send = (caption: string) => {
    if (path === 'status') void sendStatus(caption, files);
    else void sendFiles(files, caption, path, options);
  };
  return (
    <section
      role="dialog"
      aria-label={labels.preview}
      className={cx('media')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeMedia();
      }}
    >
      <div className={cx('media-top')}>
        <button type="button" className={cx('icon-button')} aria-label={labels.close} onClick={closeMedia}>
          <Icon name="x-rounded" />
        </button>
        <span className={cx('media-name')}>{current?.name}</span>
        {path === 'media' && <MediaOptions chosen={options} onChange={setOptions} />}
      </div>
      <div className={cx('media-preview')}>{current && <Preview file={current} />}</div>
      {path === 'sticker' ? (
        <div className={cx('media-bottom')}>
          <SendButton
            count={1}
            onSend={() => {
              send('');
            }}
          />
        </div>
      ) : (
        <CaptionRow files={files} shown={shown} onShow={setShown} onSend={send} />
      )}
    </section>
  );
}

function Preview({ file }: { readonly file: File }): ReactNode {
  const url = useObjectUrl(file);
  if (url) return <img className={cx('media-image')} src={url} alt={file.name} />;
  return (
    <div className={cx('media-plain')}>
      <Icon name="document-filled" />
      <span>{file.name}</span>
      <span className={cx('file-size')}>{fileSize(file.size)}</span>
    </div>
  );
}
