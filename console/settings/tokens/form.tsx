import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../../lib/design/components/badge.tsx';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { permissions, type Permission } from '../../../lib/core/api/access.ts';
import type { ApiTokenAnswer } from '../../../lib/core/api/people.ts';
import { may } from '../../shell/allowed.tsx';
import { CopyBox } from '../../shell/copy-box.tsx';
import { fullTime } from '../../shell/time.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { linesOf } from '../forms/setting-values.ts';
import type { SettingsProps } from '../page.tsx';
import { permissionWords, settingsText } from '../text.ts';
import { tokensText as words } from './text.ts';

interface Props extends Pick<SettingsProps, 'models' | 'session'> {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A new token, shown once. */
export function TokenForm(props: Props): VNode {
  const made = useSignal<ApiTokenAnswer | null>(null);
  if (made.value === null)
    return (
      <ModalDialog title={words.makeTitle} onClose={props.onClose}>
        <Fields
          {...props}
          onMade={(answer) => {
            made.value = answer;
            props.onDone();
          }}
        />
      </ModalDialog>
    );
  return (
    <ModalDialog title={words.madeTitle} onClose={props.onClose}>
      <div class="form">
        <Notice tone="info">{words.once(fullTime(made.value.expiresAt))}</Notice>
        <CopyBox
          label={words.madeTitle}
          text={made.value.token}
          copy={words.copy}
          onReady={(field) => field?.focus()}
        />
        <div class="dialog-actions">
          <Button look="primary" onClick={props.onClose}>
            {settingsText.close}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}

function Fields(props: Props & { readonly onMade: (answer: ApiTokenAnswer) => void }): VNode {
  const { models, session } = props;
  const { api } = models.settings;
  const name = useSignal('');
  const scopes = useSignal<ReadonlySet<Permission>>(new Set());
  const groups = useSignal('');
  const days = useSignal('90');
  const asked = useSignal(false);
  const action = useAction();
  const bad = {
    name: name.value.trim() === '' || name.value.length > 80,
    scopes: scopes.value.size === 0,
    days: !/^\d{1,3}$/.test(days.value) || Number(days.value) < 1 || Number(days.value) > 366,
  };
  const make = async () => {
    asked.value = true;
    if (Object.values(bad).includes(true)) return;
    const list = linesOf(groups.value);
    const made = await action.run(() =>
      api.makeToken({
        name: name.value.trim(),
        scopes: [...scopes.value],
        groups: list.length === 0 ? null : list,
        days: Number(days.value),
      }),
    );
    if (made !== null) props.onMade(made.value);
  };
  const toggle = (scope: Permission, on: boolean) => {
    const next = new Set(scopes.value);
    if (on) next.add(scope);
    else next.delete(scope);
    scopes.value = next;
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field label={words.name} hint={words.nameHint} error={asked.value && bad.name ? words.nameBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            value={name.value}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
        )}
      </Field>
      <fieldset class="choices">
        <legend>{words.scopes}</legend>
        {permissions
          .filter((permission) => may(session, permission))
          .map((permission) => (
            <label key={permission} class="tick tick-plain">
              <input
                type="checkbox"
                checked={scopes.value.has(permission)}
                onChange={({ currentTarget }) => toggle(permission, currentTarget.checked)}
              />
              <span>{permissionWords[permission]}</span>
            </label>
          ))}
        {asked.value && bad.scopes ? (
          <p class="field-error" role="alert">
            {words.scopesBad}
          </p>
        ) : null}
      </fieldset>
      <Field label={words.groupsLabel} hint={words.groupsHint}>
        {(ids) => (
          <textarea
            {...ids}
            class="input code-box"
            rows={2}
            spellcheck={false}
            value={groups.value}
            onInput={({ currentTarget }) => (groups.value = currentTarget.value)}
          />
        )}
      </Field>
      <Field label={words.days} error={asked.value && bad.days ? words.daysBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-number"
            inputMode="numeric"
            value={days.value}
            onInput={({ currentTarget }) => (days.value = currentTarget.value.trim())}
          />
        )}
      </Field>
      <Trouble error={action.error.value} />
      <div class="dialog-actions">
        <Button look="primary" type="submit" unavailable={action.busy.value}>
          {words.create}
        </Button>
        <Button onClick={props.onClose}>{settingsText.cancel}</Button>
      </div>
    </form>
  );
}
