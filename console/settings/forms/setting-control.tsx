import type { VNode } from 'preact';
import { Field } from '../../../lib/design/components/field.tsx';
import { Tick } from '../../shell/tick.tsx';
import type { SettingField } from './setting-values.ts';

/** The control that a field asks for. */
export function SettingControl(props: {
  readonly field: SettingField;
  readonly value: string | boolean;
  readonly error: string | null;
  readonly readOnly: boolean;
  readonly onChange: (value: string | boolean) => void;
}): VNode {
  const { field, value, error, readOnly, onChange } = props;
  if (field.kind === 'switch')
    return (
      <Tick
        label={field.label}
        hint={field.hint}
        checked={value === true}
        disabled={readOnly}
        set={onChange}
      />
    );
  const text = String(value);
  return (
    <Field label={field.label} {...(field.hint === undefined ? {} : { hint: field.hint })} error={error}>
      {(ids) => {
        switch (field.kind) {
          case 'choice':
            return (
              <select
                {...ids}
                class="input"
                value={text}
                disabled={readOnly}
                onChange={({ currentTarget }) => onChange(currentTarget.value)}
              >
                {field.choices.map(([each, label]) => (
                  <option key={each} value={each}>
                    {label}
                  </option>
                ))}
              </select>
            );
          case 'lines':
            return (
              <textarea
                {...ids}
                class="input code-box"
                rows={3}
                spellcheck={false}
                readOnly={readOnly}
                value={text}
                onInput={({ currentTarget }) => onChange(currentTarget.value)}
              />
            );
          case 'number':
            return (
              <input
                {...ids}
                class="input input-number"
                inputMode="numeric"
                readOnly={readOnly}
                value={text}
                onInput={({ currentTarget }) => onChange(currentTarget.value)}
              />
            );
          case 'text':
            return (
              <input
                {...ids}
                class="input input-wide"
                {...(field.secret === true ? { type: 'password' as const } : { type: 'text' as const })}
                autocomplete="off"
                spellcheck={false}
                readOnly={readOnly}
                value={text}
                onInput={({ currentTarget }) => onChange(currentTarget.value)}
              />
            );
        }
        return field satisfies never;
      }}
    </Field>
  );
}
