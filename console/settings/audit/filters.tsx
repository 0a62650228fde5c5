import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import type { AuditQuery } from '../api.ts';
import { auditText as words } from './text.ts';

const periods = [7, 30, 90, 9999] as const;

/** Which entries; `onChange(null)` = all again. */
export function AuditFilters(props: {
  readonly query: AuditQuery;
  readonly onChange: (to: AuditQuery | null) => void;
}): VNode {
  const { query, onChange } = props;
  const form = useSignal(query);
  const set = (change: Partial<AuditQuery>) => (form.value = { ...form.value, ...change });
  const texts = [
    ['actor', words.actor, words.actorHint],
    ['action', words.action, words.actionHint],
    ['target', words.target, undefined],
  ] as const;
  const isNarrow = query.actor !== null || query.action !== null || query.target !== null;
  return (
    <form
      class="audit-filters"
      aria-label={words.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(form.value);
      }}
    >
      <Field label={words.days}>
        {(ids) => (
          <select
            {...ids}
            class="input"
            value={String(form.value.days)}
            onChange={({ currentTarget: { value } }) => onChange({ ...form.value, days: Number(value) })}
          >
            {periods.map((days) => (
              <option key={days} value={String(days)}>
                {words.periods[days]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {texts.map(([name, label, hint]) => (
        <Field key={name} label={label} {...(hint === undefined ? {} : { hint })}>
          {(ids) => (
            <input
              {...ids}
              class="input"
              spellcheck={false}
              autocomplete="off"
              value={form.value[name] ?? ''}
              onInput={({ currentTarget: { value } }) =>
                set({ [name]: value.trim() === '' ? null : value.trim() })
              }
            />
          )}
        </Field>
      ))}
      <div class="dialog-actions">
        <Button type="submit">{words.apply}</Button>
        {isNarrow ? (
          <Button look="quiet" onClick={() => onChange(null)}>
            {words.clear}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
