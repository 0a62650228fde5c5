import { type ReactNode, useEffect, useRef } from 'react';
import { showDialog } from '../model/compose.ts';
import { cx, labels } from '../variant.ts';
import { Press } from './press.tsx';

interface DialogFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A modal dialog with a title and a way out; it takes the focus. */
export function DialogFrame({ title, children }: DialogFrameProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.focus();
  }, []);
  const close = () => {
    showDialog(null);
  };
  return (
    <div className={cx('backdrop')}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        ref={frame}
        className={cx('dialog')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <div className={cx('dialog-top')}>
          <h2 className={cx('dialog-title')}>{title}</h2>
          <Press label={labels.close} icon="close" onPress={close} />
        </div>
        {children}
      </div>
    </div>
  );
}
