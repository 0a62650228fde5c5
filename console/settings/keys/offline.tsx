import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import type { ManifestAnswer } from '../../../lib/core/api/keys.ts';
import { download } from '../../shell/download.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsApi } from '../api.ts';
import { keysText as words } from './text.ts';

/** A fresh key where the root key is not on the server: a request is carried there, and what it signed back. */
export function OfflineRotation(props: {
  readonly api: Pick<SettingsApi, 'requestKeys' | 'importManifest'>;
  readonly revoke: readonly string[];
  readonly onDone: (manifest: ManifestAnswer) => void;
}): VNode {
  const { api, revoke } = props;
  const jws = useSignal('');
  const bad = useSignal(false);
  const asking = useAction();
  const bringing = useAction();
  const request = async () => {
    const made = await asking.run(() => api.requestKeys(revoke));
    if (made === null) return;
    const text = `${JSON.stringify(made.value, null, 2)}\n`;
    download({ name: 'key-request.json', type: 'application/json', text });
  };
  const bring = async () => {
    const compact = jws.value.replace(/\s+/g, '');
    bad.value = !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(compact);
    if (bad.value) return;
    const done = await bringing.run(() => api.importManifest(compact));
    if (done === null) return;
    jws.value = '';
    props.onDone(done.value);
  };
  return (
    <section class="block form" aria-label={words.rotate}>
      <h3>{words.step1}</h3>
      <p class="quiet">{words.step1Text}</p>
      <Trouble error={asking.error.value} />
      <div class="dialog-actions">
        <Button onClick={() => void request()} unavailable={asking.busy.value}>
          {words.request}
        </Button>
      </div>
      <h3>{words.step2}</h3>
      <p>
        <code>sluice keys sign-manifest key-request.json --root root.json --out manifest.jws</code>
      </p>
      <h3>{words.step3}</h3>
      <Field label={words.signed} error={bad.value ? words.signedBad : null}>
        {(ids) => (
          <textarea
            {...ids}
            class="input code-box"
            rows={4}
            spellcheck={false}
            value={jws.value}
            onInput={({ currentTarget }) => (jws.value = currentTarget.value)}
          />
        )}
      </Field>
      <Trouble error={bringing.error.value} />
      <div class="dialog-actions">
        <Button onClick={() => void bring()} unavailable={bringing.busy.value}>
          {words.bring}
        </Button>
      </div>
    </section>
  );
}
