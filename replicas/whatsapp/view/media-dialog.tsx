import { type ReactNode, useEffect, useRef, useState } from 'react';
import { editorText, registerEnterSends, registerPasteFiles } from '../editor/behaviours.ts';
import { Surface, useBehaviour, useEditor } from '../editor/surface.tsx';
import { showOverlay, stageFiles } from '../model/actions.ts';
import { sendFiles } from '../model/send.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, testId } from '../variant.ts';
import { Icon } from './icon.tsx';
import { fileSize } from './time.ts';
import { useObjectUrl } from './use-object-url.ts';

interface MediaDialogProps {
  readonly files: readonly File[];
  readonly path: 'media' | 'sticker';
}

/** Covers the conversation: what is staged, one preview at a time, a caption, and the send. Nothing left yet. */
export function MediaDialog({ files, path }: MediaDialogProps): ReactNode {
  const [shown, setShown] = useState(0);
  const current = files[Math.min(shown, files.length - 1)];
  const close = () => {
    showOverlay(null);
  };
  return (
    <section
      role="dialog"
      aria-label={labels.preview}
      className={cx('media')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={cx('media-top')}>
        <button type="button" className={cx('icon-button')} aria-label={labels.close} onClick={close}>
          <Icon name="x-rounded" />
        </button>
        <span className={cx('media-name')}>{current?.name}</span>
      </div>
      <div className={cx('media-preview')}>{current && <Preview file={current} />}</div>
      {path === 'media' ? (
        <CaptionRow files={files} shown={shown} onShow={setShown} />
      ) : (
        <div className={cx('media-bottom')}>
          <SendButton count={1} onSend={() => void sendFiles(files, '', 'sticker')} />
        </div>
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

interface CaptionRowProps {
  readonly files: readonly File[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

function CaptionRow({ files, shown, onShow }: CaptionRowProps): ReactNode {
  return (
    <div className={cx('media-bottom')}>
      <Surface
        namespace="caption"
        label={labels.typeMessage}
        placeholder={labels.typeMessage}
        autoFocus
        frame={{ className: cx('editor', 'caption'), ...testId('media-caption-input-container') }}
      >
        <div className={cx('thumbs')}>
          {files.map((file, index) => (
            <Thumb
              key={index}
              file={file}
              on={index === shown}
              onShow={() => {
                onShow(index);
              }}
              onRemove={() => {
                const left = files.filter((_, at) => at !== index);
                showOverlay(left.length === 0 ? null : { kind: 'media', files: left });
                onShow(0);
              }}
            />
          ))}
          <AddFile />
        </div>
        <CaptionSend files={files} />
      </Surface>
    </div>
  );
}

/** Enter in the caption and the button both send. */
function CaptionSend({ files }: { readonly files: readonly File[] }): ReactNode {
  const editor = useEditor();
  const staged = useRef(files);
  useEffect(() => {
    staged.current = files;
  }, [files]);
  const [enterSends] = useState(
    () => (target: typeof editor) =>
      registerEnterSends(target, (caption) => {
        void sendFiles(staged.current, caption, 'media');
        return false;
      }),
  );
  const [pasteFiles] = useState(() => (target: typeof editor) => registerPasteFiles(target, stageFiles));
  useBehaviour(enterSends);
  useBehaviour(pasteFiles);
  return (
    <SendButton count={files.length} onSend={() => void sendFiles(files, editorText(editor), 'media')} />
  );
}

function SendButton({ count, onSend }: { readonly count: number; readonly onSend: () => void }): ReactNode {
  return (
    <div
      role="button"
      tabIndex={0}
      className={cx('send', 'media-send')}
      aria-label={fill(labels.sendSelected, { count })}
      onClick={onSend}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSend();
      }}
    >
      <Icon name="wds-ic-send-filled" />
    </div>
  );
}

interface ThumbProps {
  readonly file: File;
  readonly on: boolean;
  readonly onShow: () => void;
  readonly onRemove: () => void;
}

function Thumb({ file, on, onShow, onRemove }: ThumbProps): ReactNode {
  const url = useObjectUrl(file);
  return (
    <span className={cx('thumb', on && 'thumb-on')}>
      <button type="button" className={cx('thumb-show')} aria-label={file.name} onClick={onShow}>
        {url ? <img src={url} alt="" /> : <Icon name="document-filled" />}
      </button>
      <button
        type="button"
        className={cx('thumb-remove')}
        aria-label={fill(labels.remove, { name: file.name })}
        onClick={onRemove}
      >
        <Icon name="x-rounded" />
      </button>
    </span>
  );
}

function AddFile(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={cx('thumb', 'thumb-add')}
        aria-label={labels.addFile}
        onClick={() => input.current?.click()}
      >
        <Icon name="plus-rounded" />
      </button>
      <input
        type="file"
        accept="*"
        multiple
        hidden
        ref={input}
        onChange={(event) => {
          stageFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
