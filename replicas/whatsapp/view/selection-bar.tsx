import type { ReactNode } from 'react';
import { showOverlay } from '../model/actions.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

/** Stands where the composer was while messages are selected. */
export function SelectionBar({ ids }: { readonly ids: ReadonlySet<string> }): ReactNode {
  return (
    <div className={cx('selection')}>
      <button
        type="button"
        className={cx('icon-button')}
        aria-label={labels.cancel}
        onClick={() => {
          showOverlay(null);
        }}
      >
        <Icon name="x-rounded" />
      </button>
      <span>{fill(labels.selected, { count: ids.size })}</span>
      <button
        type="button"
        className={cx('icon-button', 'selection-forward')}
        aria-label={labels.forward}
        disabled={ids.size === 0}
        onClick={() => {
          showOverlay({ kind: 'forward', ids });
        }}
      >
        <Icon name="forward-rounded" />
      </button>
    </div>
  );
}
