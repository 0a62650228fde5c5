import { type ReactNode, useState } from 'react';
import { cx, labels } from '../variant.ts';
import { DialogFrame } from './dialog-frame.tsx';

// Made up, at sea.
const places = [
  ['Old Harbour Pier', '0.1000,-30.2000'],
  ['Lighthouse Steps', '0.1100,-30.2100'],
] as const;

interface PlacesDialogProps {
  readonly close: () => void;
  readonly onSend: (lines: readonly string[]) => void;
}

/** Places to choose from instead of where the computer is. */
export function PlacesDialog({ close, onSend }: PlacesDialogProps): ReactNode {
  const [chosen, setChosen] = useState(0);
  return (
    <DialogFrame
      title={labels.locationTitle}
      close={close}
      onSend={() => {
        onSend(places[chosen] ?? []);
      }}
    >
      <div role="radiogroup" aria-label={labels.locationTitle} className={cx('fields')}>
        {places.map(([name], place) => (
          <button
            key={name}
            type="button"
            role="radio"
            aria-checked={place === chosen}
            className={cx('place')}
            onClick={() => {
              setChosen(place);
            }}
          >
            <span className={cx('check', place === chosen && 'check-on')} />
            {name}
          </button>
        ))}
      </div>
    </DialogFrame>
  );
}
