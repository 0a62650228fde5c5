import { useSignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import type { ExtensionIdentity } from '../../../lib/core/api/coverage.ts';
import { may } from '../../shell/allowed.tsx';
import { download } from '../../shell/download.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { CoverageProps } from '../page.tsx';
import { updateManifests } from './files.ts';
import { kitText as words } from './text.ts';

interface Props extends CoverageProps {
  readonly extension: ExtensionIdentity;
  readonly version: Signal<string>;
}

/** What the extension is called and where browsers get it; told once for everybody. */
export function ExtensionStep(props: Props): VNode {
  return (
    <>
      <p>
        <code>npm run host-extension</code> {words.extensionText}
      </p>
      {may(props.session, 'settings.manage') ? <Identity {...props} /> : <Told {...props} />}
      <Updates {...props} />
    </>
  );
}

function Told({ extension }: Props): VNode {
  const rows = [
    [words.chromiumId, extension.chromiumId],
    [words.firefoxId, extension.firefoxId],
    [words.url, extension.url],
  ] as const;
  return (
    <>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value === null ? <span class="quiet">{words.notTold}</span> : <Shown value={value} mono />}
            </dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{words.onlyAdministrators}</p>
    </>
  );
}

function Identity({ models, extension }: Props): VNode {
  const { api, figures } = models.coverage;
  const id = useSignal(extension.chromiumId ?? '');
  const firefoxId = useSignal(extension.firefoxId);
  const url = useSignal(extension.url ?? '');
  const asked = useSignal(false);
  const action = useAction();
  // The same as the server asks (server/coverage/extension-setting.ts); an empty field is not told.
  const wrong = {
    id: id.value !== '' && !/^[a-p]{32}$/.test(id.value),
    firefoxId: !/^[\w.{}-]{1,80}(?:@[\w.-]{1,80})?$/.test(firefoxId.value),
    url: url.value !== '' && !/^https?:\/\/[^\s<>&'"]*[^\s<>&'"/]$/.test(url.value),
  };
  const save = async () => {
    asked.value = true;
    if (Object.values(wrong).includes(true)) return;
    const value: ExtensionIdentity = {
      chromiumId: id.value === '' ? null : id.value,
      firefoxId: firefoxId.value,
      url: url.value === '' ? null : url.value,
    };
    if ((await action.run(() => api.saveExtension(value))) !== null) await figures.load();
  };
  const input = (field: Signal<string>) => ({
    value: field.value,
    spellcheck: false,
    autocomplete: 'off',
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      (field.value = currentTarget.value.trim()),
  });
  const shown = (is: boolean, sentence: string) => (asked.value && is ? sentence : null);
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={words.chromiumId}
        hint={words.chromiumIdHint}
        error={shown(wrong.id, words.chromiumIdBad)}
      >
        {(ids) => <input {...ids} class="input mono" size={36} {...input(id)} />}
      </Field>
      <Field label={words.url} hint={words.urlHint} error={shown(wrong.url, words.urlBad)}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            size={44}
            placeholder="https://sluice.example.com/extension"
            {...input(url)}
          />
        )}
      </Field>
      <Field label={words.firefoxId} error={shown(wrong.firefoxId, words.firefoxIdBad)}>
        {(ids) => <input {...ids} class="input" size={36} {...input(firefoxId)} />}
      </Field>
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button type="submit" unavailable={action.busy.value}>
          {action.busy.value ? words.saving : words.save}
        </Button>
        <span role="status" class="quiet">
          {action.done.value ? words.saved : ''}
        </span>
      </div>
    </form>
  );
}

function Updates({ extension, version }: Props): VNode | null {
  if (extension.url === null) return null;
  const known = /^\d{1,9}(?:\.\d{1,9}){0,3}$/.test(version.value);
  return (
    <details class="more">
      <summary>{words.updates}</summary>
      <div class="form">
        <ul class="addresses">
          {['updates.xml', 'updates.json'].map((name) => (
            <li key={name}>
              <Shown value={`${extension.url ?? ''}/${name}`} mono />
            </li>
          ))}
        </ul>
        <p class="quiet">{words.updatesText}</p>
        <Field label={words.version} error={version.value !== '' && !known ? words.versionBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-number"
              value={version.value}
              onInput={({ currentTarget }) => (version.value = currentTarget.value.trim())}
            />
          )}
        </Field>
        <div class="dialog-actions">
          {updateManifests(extension, version.value).map((file) => (
            <Button key={file.name} onClick={() => download(file)} unavailable={!known}>
              {`${words.download}: ${file.name}`}
            </Button>
          ))}
        </div>
      </div>
    </details>
  );
}
