import type { ReactNode } from 'react';
import type { SentOption } from '../../sent.ts';
import { cx, labels } from '../variant.ts';

const offered = [
  ['document', labels.asDocument],
  ['hd', labels.hd],
  ['view-once', labels.viewOnce],
] as const;

interface MediaOptionsProps {
  readonly chosen: readonly SentOption[];
  readonly onChange: (chosen: readonly SentOption[]) => void;
}

/** How the files go: as they are, in full size, to be seen once. */
export function MediaOptions({ chosen, onChange }: MediaOptionsProps): ReactNode {
  return (
    <div className={cx('media-options')}>
      {offered.map(([option, label]) => {
        const on = chosen.includes(option);
        return (
          <button
            key={option}
            type="button"
            aria-pressed={on}
            className={cx('plain-button', on && 'plain-button-on')}
            onClick={() => {
              onChange(on ? chosen.filter((each) => each !== option) : [...chosen, option]);
            }}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}
