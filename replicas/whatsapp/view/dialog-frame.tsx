import type { ReactNode } from 'react';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

interface DialogFrameProps {
  readonly title: string;
  readonly close: () => void;
  readonly onSend: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A dialog with a title, a way out and a send at the bottom. */
export function DialogFrame({ title, close, onSend, disabled, children }: DialogFrameProps): ReactNode {
  return (
    <div className={cx('backdrop')}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className={cx('dialog')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <div className={cx('dialog-top')}>
          <button type="button" className={cx('icon-button')} aria-label={labels.close} onClick={close}>
            <Icon name="x-rounded" />
          </button>
          <h2 className={cx('dialog-title')}>{title}</h2>
        </div>
        {children}
        <div className={cx('dialog-bottom', 'dialog-end')}>
          <button
            type="button"
            className={cx('send')}
            aria-label={labels.send}
            disabled={disabled === true}
            onClick={onSend}
          >
            <Icon name="wds-ic-send-filled" />
          </button>
        </div>
      </div>
    </div>
  );
}
