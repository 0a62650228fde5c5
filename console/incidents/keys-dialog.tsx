import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { ModalDialog } from '../../lib/design/components/dialog.tsx';
import { letterKeys, setLetterKeys } from '../shell/preferences.ts';
import { shellText } from '../shell/text.ts';
import { triageText } from './triage-text.ts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }): VNode {
  return (
    <ModalDialog title={triageText.keysTitle} onClose={onClose}>
      <div class="key-groups">
        {triageText.keyGroups.map(([name, keys]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl class="keys">
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={letterKeys.value}
          onChange={(event) => setLetterKeys(event.currentTarget.checked)}
        />
        {triageText.keysOn}
      </label>
      <div class="dialog-actions">
        <Button onClick={onClose}>{shellText.close}</Button>
      </div>
    </ModalDialog>
  );
}
