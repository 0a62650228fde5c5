import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { ModalDialog } from '../../../lib/design/components/dialog.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import type { HoldRequest } from '../../../lib/core/api/incidents.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { useAction } from '../../shell/use-action.ts';
import type { SettingsProps } from '../page.tsx';
import { settingsText } from '../text.ts';
import { retentionText as words } from './text.ts';

const kinds = ['person', 'device', 'rule', 'incident'] as const;
/** As the server reads them (server/incidents/holds.ts). */
const shapes: Readonly<Record<HoldRequest['kind'], RegExp>> = {
  person: /^u_[0-9a-f]{20}$/,
  device: /^[\da-f-]{36}$/,
  rule: /^[a-z\d-]{1,64}\/[a-z\d-]{1,64}$/,
  incident: /^\d{4}-\d\d-\d\d\/[\da-f-]{36}\/[\da-f-]{36}$/,
};

export type Begins = Pick<HoldRequest, 'kind' | 'value'>;
/** What an address says is to be kept (`toHold`); null: nothing that could be. */
export function beginsWith(item: string | null): Begins | null {
  const [name, ...rest] = (item ?? '').split(':');
  const kind = kinds.find((each) => each === name);
  const value = rest.join(':');
  return kind === undefined || !shapes[kind].test(value) ? null : { kind, value };
}

/** What is to be kept, and why. */
export function HoldForm(
  props: Pick<SettingsProps, 'models'> & {
    readonly begins?: Begins | null;
    readonly onDone: () => void;
    readonly onClose: () => void;
  },
): VNode {
  const { api } = props.models.settings;
  const kind = useSignal<HoldRequest['kind']>(props.begins?.kind ?? 'person');
  const value = useSignal(props.begins?.value ?? '');
  const reason = useSignal('');
  const asked = useSignal(false);
  const action = useAction();
  const badValue = !shapes[kind.value].test(value.value);
  const badReason = reason.value.trim().length < 3 || reason.value.length > 500;
  const place = async () => {
    asked.value = true;
    if (badValue || badReason) return;
    const hold = { kind: kind.value, value: value.value, reason: reason.value.trim() };
    if ((await action.run(() => api.makeHold(hold))) === null) return;
    props.onDone();
    props.onClose();
  };
  const of = words.value[kind.value];
  return (
    <ModalDialog title={words.addTitle} onClose={props.onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <Field label={words.kind}>
          {(ids) => (
            <select
              {...ids}
              class="input"
              value={kind.value}
              onChange={({ currentTarget }) =>
                (kind.value = kinds.find((each) => each === currentTarget.value) ?? 'person')
              }
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {words.kinds[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={of.label} hint={of.hint} error={asked.value && badValue ? words.valueBad : null}>
          {(ids) => (
            <input
              {...ids}
              class="input input-wide mono"
              autocomplete="off"
              spellcheck={false}
              value={value.value}
              onInput={({ currentTarget }) => (value.value = currentTarget.value.trim())}
            />
          )}
        </Field>
        <Field
          label={settingsText.reason}
          hint={settingsText.reasonHint}
          error={asked.value && badReason ? settingsText.reasonBad : null}
        >
          {(ids) => (
            <input
              {...ids}
              class="input input-wide"
              value={reason.value}
              onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
            />
          )}
        </Field>
        <Trouble error={action.error.value} />
        <div class="dialog-actions">
          <Button look="primary" type="submit" unavailable={action.busy.value}>
            {words.place}
          </Button>
          <Button onClick={props.onClose}>{settingsText.cancel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
