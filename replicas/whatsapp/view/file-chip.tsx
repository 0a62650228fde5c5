import type { ReactNode } from 'react';
import { cx } from '../variant.ts';
import { Icon } from './icon.tsx';
import { fileSize } from './time.ts';
import { useObjectUrl } from './use-object-url.ts';

/** A file in a sent message: its picture, or its name and size. */
export function FileChip({ file }: { readonly file: File }): ReactNode {
  const url = useObjectUrl(file);
  if (url) return <img className={cx('picture')} src={url} alt={file.name} />;
  return (
    <span className={cx('file')}>
      <Icon name={file.type.startsWith('audio/') ? 'audio-filled' : 'document-filled'} />
      <span className={cx('file-name')} title={file.name}>
        {file.name}
      </span>
      <span className={cx('file-size')}>{fileSize(file.size)}</span>
    </span>
  );
}
