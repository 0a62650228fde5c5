import { type ReactNode, useEffect, useRef, useState } from 'react';
import { editorText, registerEnterSends, registerPasteFiles } from '../editor/behaviours.ts';
import { Surface, useBehaviour, useEditor } from '../editor/surface.tsx';
import { stageFiles, unstageFile } from '../model/actions.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, testId } from '../variant.ts';
import { Icon } from './icon.tsx';
import { AddFile, Thumb } from './media-thumbs.tsx';

interface CaptionRowProps {
  readonly files: readonly File[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
  readonly onSend: (caption: string) => void;
}

/** Caption, thumbnails and send. Enter in the caption and the button both send. */
export function CaptionRow({ files, shown, onShow, onSend }: CaptionRowProps): ReactNode {
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
                unstageFile(index);
                onShow(0);
              }}
            />
          ))}
          <AddFile />
        </div>
        <CaptionSend count={files.length} onSend={onSend} />
      </Surface>
    </div>
  );
}

interface CaptionSendProps {
  readonly count: number;
  readonly onSend: (caption: string) => void;
}

function CaptionSend({ count, onSend }: CaptionSendProps): ReactNode {
  const editor = useEditor();
  const send = useRef(onSend);
  useEffect(() => {
    send.current = onSend;
  }, [onSend]);
  const [enterSends] = useState(
    () => (target: typeof editor) =>
      registerEnterSends(target, (caption) => {
        send.current(caption);
        return false;
      }),
  );
  const [pasteFiles] = useState(() => (target: typeof editor) => registerPasteFiles(target, stageFiles));
  useBehaviour(enterSends);
  useBehaviour(pasteFiles);
  return (
    <SendButton
      count={count}
      onSend={() => {
        onSend(editorText(editor));
      }}
    />
  );
}

/** Sends what is staged, and says how many that is. */
export function SendButton({
  count,
  onSend,
}: {
  readonly count: number;
  readonly onSend: () => void;
}): ReactNode {
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
