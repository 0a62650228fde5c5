import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { Field } from '../../../lib/design/components/field.tsx';
import { roles } from '../../../lib/core/api/access.ts';
import { roleTitles } from '../text.ts';
import { seesAll, type PersonFaults, type PersonForm } from './form.ts';
import { peopleText as words } from './text.ts';

/** Name, address, role and groups, for an invitation and for a change. */
export function PersonFields(props: {
  readonly form: Signal<PersonForm>;
  readonly faults: PersonFaults | null;
}): VNode {
  const { form, faults } = props;
  const isManager = form.value.role === 'manager';
  const set = (change: Partial<PersonForm>) => (form.value = { ...form.value, ...change });
  return (
    <>
      <Field label={words.name} error={faults?.name === true ? words.nameBad : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            autocomplete="off"
            value={form.value.name}
            onInput={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label={words.email}
        hint={words.emailHint}
        error={faults?.email === true ? words.emailBad : null}
      >
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            type="email"
            autocomplete="off"
            value={form.value.email}
            onInput={({ currentTarget }) => set({ email: currentTarget.value })}
          />
        )}
      </Field>
      <Field label={words.role}>
        {(ids) => (
          <select
            {...ids}
            class="input"
            value={form.value.role}
            onChange={({ currentTarget: { value } }) =>
              set({ role: roles.find((each) => each === value) ?? 'auditor' })
            }
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleTitles[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isManager ? null : (
        <label class="tick tick-plain">
          <input
            type="checkbox"
            checked={form.value.all}
            onChange={({ currentTarget }) => set({ all: currentTarget.checked })}
          />
          <span>{words.all}</span>
        </label>
      )}
      {seesAll(form.value) ? null : (
        <Field
          label={words.groupsLabel}
          hint={isManager ? `${words.managerHint} ${words.groupsHint}` : words.groupsHint}
        >
          {(ids) => (
            <textarea
              {...ids}
              class="input code-box"
              rows={2}
              spellcheck={false}
              value={form.value.groups}
              onInput={({ currentTarget }) => set({ groups: currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
