import { type ReactNode, useEffect, useRef } from 'react';
import { showDialog } from '../model/compose.ts';
import { cx, labels } from '../variant.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { ShareSheet } from './facebook/share-sheet.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { PollDialog } from './poll-dialog.tsx';
import { Press } from './press.tsx';
import { useStore } from './use-store.ts';

/** Whichever dialog is open. */
export function Dialogs(): ReactNode {
  const { dialog } = useStore();
  switch (dialog?.kind) {
    case 'forward':
      return <ForwardDialog {...dialog} />;
    case 'poll':
      return <PollDialog thread={dialog.thread} />;
    case 'location':
      return <LocationDialog thread={dialog.thread} />;
    case 'contact':
      return <ContactDialog thread={dialog.thread} />;
    case 'share':
      return <ShareSheet post={dialog.post} />;
    case undefined:
      return null;
  }
}

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
