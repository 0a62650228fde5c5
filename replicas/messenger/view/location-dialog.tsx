import { type ReactNode, useState } from 'react';
import { showDialog } from '../model/compose.ts';
import { deliver } from '../model/send.ts';
import type { Thread } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { Press } from './press.tsx';

export function LocationDialog({ thread }: { readonly thread: Thread }): ReactNode {
  const [place, setPlace] = useState('');
  return (
    <DialogFrame title={labels.location}>
      <input
        aria-label={labels.place}
        placeholder={labels.place}
        className={cx('field')}
        value={place}
        onChange={(event) => {
          setPlace(event.target.value);
        }}
      />
      <Press
        look="main"
        label={labels.sendLocation}
        disabled={place.trim() === ''}
        onPress={() => {
          showDialog(null);
          deliver(thread, { path: 'location', text: place });
        }}
      >
        {labels.sendLocation}
      </Press>
    </DialogFrame>
  );
}
