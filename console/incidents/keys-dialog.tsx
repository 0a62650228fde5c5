import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { letterKeys, setLetterKeys } from '../shell/preferences.ts';
import { shellText } from '../shell/text.ts';
import { incidentText } from './text.ts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }): VNode {
  return (
    <ModalDialog title={incidentText.keysTitle} onClose={onClose}>
      <dl class="keys">
        {incidentText.keyList.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input
          type="checkbox"
          checked={letterKeys.value}
          onChange={(event) => setLetterKeys(event.currentTarget.checked)}
        />
        {incidentText.keysOn}
      </label>
      <div class="dialog-actions">
        <Button onClick={onClose}>{shellText.close}</Button>
      </div>
    </ModalDialog>
  );
}
