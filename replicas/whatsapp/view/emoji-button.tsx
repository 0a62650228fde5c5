import { type ReactNode, useCallback, useRef, useState } from 'react';
import { cx, labels } from '../variant.ts';
import { ExpressionTabs } from './expressions.tsx';
import { Icon } from './icon.tsx';
import { useDismiss } from './use-dismiss.ts';

export function EmojiButton(): ReactNode {
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  useDismiss(area, close);
  return (
    <div className={cx('attach')} ref={area}>
      <button
        type="button"
        className={cx('icon-button', open && 'icon-button-on')}
        aria-label={labels.emoji}
        aria-expanded={open}
        title={labels.emoji}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="expressions-rounded" />
      </button>
      {open && (
        <div role="dialog" aria-label={labels.emoji} className={cx('menu', 'expressions')}>
          <ExpressionTabs close={close} />
        </div>
      )}
    </div>
  );
}
