import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import type { EnrolmentCode } from '../../../lib/core/api/device.ts';
import type { ExtensionIdentity } from '../../../lib/core/api/coverage.ts';
import { CopyBox } from '../../shell/copy-box.tsx';
import { download } from '../../shell/download.ts';
import { Tick } from '../../shell/tick.tsx';
import { kitFiles, makeFile, type KitFile, type KitOptions } from './files.ts';
import type { KitModel } from './model.ts';
import { kitText as words } from './text.ts';

const standard: KitOptions = {
  failMode: 'open',
  person: '',
  asset: '',
  noPrivateWindows: false,
  firstPage: true,
};

/** The files that management puts on computers. */
export function FilesStep(props: { readonly kit: KitModel; readonly extension: ExtensionIdentity }): VNode {
  const code = props.kit.parts.value;
  const options = useSignal(standard);
  const set = (change: Partial<KitOptions>) => (options.value = { ...options.value, ...change });
  if (code === null) return <p class="quiet">{words.needCode}</p>;
  const { failMode, person, asset, noPrivateWindows, firstPage } = options.value;
  return (
    <>
      <div class="form">
        <div class="form-row">
          <Field label={words.failMode}>
            {(ids) => (
              <select
                {...ids}
                class="input"
                value={failMode}
                onChange={({ currentTarget: { value } }) =>
                  set({ failMode: value === 'closed' ? 'closed' : 'open' })
                }
              >
                {(['open', 'closed'] as const).map((each) => (
                  <option key={each} value={each}>
                    {words.failModes[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.person} hint={words.personHint}>
            {(ids) => (
              <input
                {...ids}
                class="input"
                value={person}
                onInput={({ currentTarget: { value } }) => set({ person: value })}
              />
            )}
          </Field>
          <Field label={words.asset} hint={words.assetHint}>
            {(ids) => (
              <input
                {...ids}
                class="input"
                value={asset}
                onInput={({ currentTarget: { value } }) => set({ asset: value })}
              />
            )}
          </Field>
        </div>
        <Tick
          label={words.noPrivate}
          hint={words.noPrivateHint}
          checked={noPrivateWindows}
          set={(checked) => set({ noPrivateWindows: checked })}
        />
        <Tick
          label={words.firstPage}
          hint={words.firstPageHint}
          checked={firstPage}
          set={(checked) => set({ firstPage: checked })}
        />
      </div>
      <p class="note">{words.secret}</p>
      <ul class="kit-files">
        {kitFiles.map((file) => (
          <KitFileRow
            key={file}
            file={file}
            code={code}
            extension={props.extension}
            options={options.value}
          />
        ))}
      </ul>
    </>
  );
}

function KitFileRow(props: {
  readonly file: KitFile;
  readonly code: EnrolmentCode;
  readonly extension: ExtensionIdentity;
  readonly options: KitOptions;
}): VNode {
  const { file, code, extension, options } = props;
  const open = useSignal(false);
  const { title, where } = words.files[file];
  const made = makeFile(file, code, extension, options);
  return (
    <li class="kit-file">
      <div class="kit-file-what">
        <b>{title}</b>
        <span class="quiet">{made === null ? words.needExtension : where}</span>
      </div>
      {made === null ? null : (
        <div class="kit-file-do">
          <Button onClick={() => download(made)}>{`${words.download}: ${made.name}`}</Button>
          <button
            type="button"
            class="button button-quiet"
            aria-expanded={open.value}
            aria-label={`${open.value ? words.hide : words.show}: ${title}`}
            onClick={() => (open.value = !open.value)}
          >
            {open.value ? words.hide : words.show}
          </button>
        </div>
      )}
      {made !== null && open.value ? (
        <CopyBox label={made.name} text={made.text} copy={words.copyFile} />
      ) : null}
    </li>
  );
}
