import { type ReactNode, useRef } from 'react';
import { stageFiles } from '../model/actions.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { takeFiles } from './attach-items.tsx';
import { Icon } from './icon.tsx';
import { useObjectUrl } from './use-object-url.ts';

interface ThumbProps {
  readonly file: File;
  readonly on: boolean;
  readonly onShow: () => void;
  readonly onRemove: () => void;
}

/** One of the staged files, to look at or to take out. */
export function Thumb({ file, on, onShow, onRemove }: ThumbProps): ReactNode {
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

/** More files, through an input of the dialog's own. */
export function AddFile(): ReactNode {
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
          stageFiles(takeFiles(event));
        }}
      />
    </>
  );
}
