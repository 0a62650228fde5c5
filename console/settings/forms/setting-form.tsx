import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../lib/design/components/button.tsx';
import type { SettingRecord } from '../../../lib/core/api/people.ts';
import { may } from '../../shell/allowed.tsx';
import { fullTime } from '../../shell/time.ts';
import { Loading, NothingLoaded, Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { useEdited } from '../../shell/use-edited.ts';
import type { SettingsProps } from '../page.tsx';
import { settingsText as words } from '../text.ts';
import { SettingControl } from './setting-control.tsx';
import {
  errorsOf,
  fromForm,
  toForm,
  type FormErrors,
  type FormValues,
  type SettingField,
} from './setting-values.ts';

interface Props extends Pick<SettingsProps, 'models' | 'session'> {
  readonly settingKey: string;
  readonly title: string;
  readonly intro?: ComponentChildren;
  readonly fields: readonly SettingField[];
}

/** Loads the settings once for a part. */
export function useSettings(models: SettingsProps['models']): void {
  const { settings } = models.settings;
  useEffect(() => void settings.load(), [settings]);
}

/** One setting of the server, each member a control; without the right to change it, as it is. */
export function SettingForm(props: Props): VNode {
  const { settings } = props.models.settings;
  const record = settings.value.value?.items.find(({ key }) => key === props.settingKey);
  const error = settings.error.value;
  return (
    <section class="block form" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.intro === undefined ? null : <p class="quiet">{props.intro}</p>}
      {record !== undefined ? (
        <Controls {...props} record={record} />
      ) : error === null ? (
        <Loading />
      ) : (
        <NothingLoaded error={error} onRetry={() => void settings.load()} />
      )}
    </section>
  );
}

function Controls(props: Props & { readonly record: SettingRecord }): VNode {
  const { models, settingKey, fields, record } = props;
  const { api, settings } = models.settings;
  const { now: form, isChanged, taken } = useEdited<FormValues>(toForm(record.value, fields));
  const errors = useSignal<FormErrors>({});
  const element = useRef<HTMLFormElement>(null);
  const action = useAction();
  const manages = may(props.session, 'settings.manage');
  useEffect(() => {
    const first = element.current?.querySelector('[aria-invalid]');
    if (first instanceof HTMLElement) first.focus();
  }, [errors.value]);
  const save = async () => {
    errors.value = errorsOf(form.value, fields);
    if (Object.keys(errors.value).length > 0) return;
    const sent = form.value;
    const value = fromForm(sent, fields, record.value);
    if ((await action.run(() => api.saveSetting(settingKey, value))) === null) return;
    await settings.load();
    taken(sent);
  };
  const reset = async () => {
    const before = form.value;
    if ((await action.run(() => api.resetSetting(settingKey))) === null) return;
    await settings.load();
    taken(before);
  };
  return (
    <form
      class="form"
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field) => (
        <SettingControl
          key={field.name}
          field={field}
          value={form.value[field.name] ?? ''}
          error={errors.value[field.name] ?? null}
          readOnly={!manages}
          onChange={(value) => {
            form.value = { ...form.value, [field.name]: value };
            action.clear();
          }}
        />
      ))}
      <Trouble error={action.error.value} />
      <div class="dialog-actions setting-actions">
        {manages ? (
          <Button type="submit" unavailable={action.busy.value || !isChanged}>
            {action.busy.value ? words.saving : words.save}
          </Button>
        ) : null}
        {manages && record.changed !== null ? (
          <Button look="quiet" onClick={() => void reset()} unavailable={action.busy.value}>
            {words.standard}
          </Button>
        ) : null}
        <span class="quiet" role="status">
          {record.changed === null ? words.isStandard : words.changedBy(fullTime(record.changed.at))}
          {manages ? '' : ` ${words.readOnly}`}
        </span>
      </div>
    </form>
  );
}
