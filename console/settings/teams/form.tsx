import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText, shownText } from '../../../lib/design/components/shown-text.ts';
import type { GroupRecord } from '../../../lib/core/api/people.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import { useWhileShown } from '../../shell/use-while-shown.ts';
import { Confirm } from '../forms/confirm.tsx';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { teamsText as words } from './text.ts';

const idPattern = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** A team's place and managers; a new one's name as well. */
export function TeamForm(
  props: Pick<SettingsProps, 'models'> & {
    readonly group: GroupRecord | null;
    readonly onDone: () => void;
    readonly onClose: () => void;
  },
): VNode {
  const { group, onDone, onClose } = props;
  const { api, groups, users } = props.models.settings;
  const name = useSignal(group?.name ?? '');
  const parent = useSignal(group?.parent ?? '');
  const managers = useSignal<ReadonlySet<string>>(new Set(group?.managers.map(({ id }) => id)));
  const bad = useSignal(false);
  const removing = useSignal(false);
  const action = useAction();
  const whileShown = useWhileShown();
  const possible = (users.value.value?.items ?? []).filter(({ role }) => role === 'manager');
  const save = async () => {
    bad.value = !idPattern.test(name.value);
    if (bad.value) return;
    const saved = { parent: parent.value === '' ? null : parent.value, managers: [...managers.value] };
    if ((await action.run(() => api.saveGroup(name.value, saved))) === null) return;
    onDone();
    whileShown(onClose);
  };
  const toggle = (id: string, on: boolean) => {
    const next = new Set(managers.value);
    if (on) next.add(id);
    else next.delete(id);
    managers.value = next;
  };
  if (removing.value)
    return (
      <Confirm
        title={words.removeTitle}
        confirm={words.removeConfirm}
        call={() => api.deleteGroup(name.value)}
        onDone={onDone}
        onClose={onClose}
      >
        <p>{words.removeText}</p>
      </Confirm>
    );
  const title = group === null ? words.addTitle : words.editTitle(sentenceText(group.name, 64));
  return (
    <ModalDialog title={title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {group === null ? (
          <Field label={words.name} hint={words.nameHint} error={bad.value ? words.nameBad : null}>
            {(ids) => (
              <input
                {...ids}
                class="input"
                autocomplete="off"
                spellcheck={false}
                value={name.value}
                onInput={({ currentTarget }) => (name.value = currentTarget.value.trim())}
              />
            )}
          </Field>
        ) : null}
        <Field label={words.parent}>
          {(ids) => (
            <select
              {...ids}
              class="input"
              value={parent.value}
              onChange={({ currentTarget }) => (parent.value = currentTarget.value)}
            >
              <option value="">{words.top}</option>
              {(groups.value.value?.items ?? [])
                .filter((each) => each.name !== group?.name)
                .map((each) => (
                  <option key={each.name} value={each.name}>
                    {shownText(each.name, 64).text}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <fieldset class="choices">
          <legend>{words.managers}</legend>
          <p class="field-hint">{possible.length === 0 ? words.noManagers : words.managersHint}</p>
          {possible.map(({ id, name: who }) => (
            <label key={id} class="tick tick-plain">
              <input
                type="checkbox"
                checked={managers.value.has(id)}
                onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
              />
              <Shown value={who} max={60} />
            </label>
          ))}
        </fieldset>
        <Trouble error={action.error.value} />
        <div class="dialog-actions">
          <Button look="primary" type="submit" unavailable={action.busy.value}>
            {settingsText.save}
          </Button>
          <Button onClick={onClose}>{settingsText.cancel}</Button>
          {group === null ? null : (
            <Button look="quiet" onClick={() => (removing.value = true)}>
              {words.remove}
            </Button>
          )}
        </div>
      </form>
    </ModalDialog>
  );
}
