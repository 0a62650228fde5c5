import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from '../../../lib/design/components/field.tsx';
import { shownText } from '../../../lib/design/components/shown-text.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}
export const optionsOf = <Word extends string>(
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
) => words.map((value) => ({ value, label: labels[value] }));

/** One of several words. What stands there and is none of them is shown as it is. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly error?: string | null;
  readonly hint?: string;
  readonly onValue: (value: string) => void;
}): VNode {
  const { value, options } = props;
  const isKnown = options.some((option) => option.value === value);
  return (
    <Field
      label={props.label}
      error={props.error ?? null}
      {...(props.hint !== undefined && { hint: props.hint })}
    >
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={value}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== value) props.onValue(currentTarget.value);
          }}
        >
          {isKnown ? null : <option value={value}>{shownText(value === '' ? '–' : value, 60).text}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {shownText(option.label, 80).text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function TextInput(props: {
  readonly label: string;
  readonly value: string;
  readonly error?: string | null;
  readonly hint?: string;
  readonly mono?: boolean;
  readonly lines?: number;
  readonly lang?: string;
  readonly placeholder?: string;
  readonly onValue: (value: string) => void;
}): VNode {
  const { lines = 1 } = props;
  const shared = {
    class: `input input-wide${props.mono === true ? ' mono' : ''}`,
    value: props.value,
    placeholder: props.placeholder,
    autocomplete: 'off',
    spellcheck: props.mono !== true,
    lang: props.lang,
    dir: props.mono === true ? ('ltr' as const) : ('auto' as const),
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onValue(event.currentTarget.value),
  };
  return (
    <Field
      label={props.label}
      error={props.error ?? null}
      {...(props.hint !== undefined && { hint: props.hint })}
    >
      {(ids) =>
        lines === 1 ? <input {...ids} {...shared} /> : <textarea {...ids} {...shared} rows={lines} />
      }
    </Field>
  );
}

/** Empty: not set. Anything but a whole number is left to be finished. */
export function NumberInput(props: {
  readonly label: string;
  readonly value: number | null;
  readonly min: number;
  readonly error?: string | null;
  readonly onValue: (value: number | null) => void;
}): VNode {
  return (
    <Field label={props.label} error={props.error ?? null}>
      {(ids) => (
        <input
          {...ids}
          class="input input-count"
          type="number"
          inputMode="numeric"
          min={props.min}
          step={1}
          value={props.value ?? ''}
          onInput={({ currentTarget: { value, valueAsNumber } }) => {
            if (value === '') props.onValue(null);
            else if (Number.isInteger(valueAsNumber)) props.onValue(valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}

export function Tick(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
}): VNode {
  const id = useId();
  return (
    <span class="form-tick">
      <input
        type="checkbox"
        id={id}
        checked={props.checked}
        onChange={({ currentTarget }) => {
          const { checked } = currentTarget;
          // It shows what the file says: what is not taken is not ticked either.
          currentTarget.checked = props.checked;
          props.onValue(checked);
        }}
      />
      <label for={id}>{props.label}</label>
    </span>
  );
}

/** Some of several words. The last one cannot be taken away unless `canBeEmpty`: an empty list would say nothing. */
export function Ticks(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly Option[];
  readonly canBeEmpty?: boolean;
  readonly error?: string | null;
  readonly onValues: (values: readonly string[]) => void;
}): VNode {
  const { values } = props;
  const unknown = values.filter((value) => !props.options.some((option) => option.value === value));
  const options = [
    ...props.options,
    ...unknown.map((value) => ({ value, label: shownText(value, 60).text })),
  ];
  return (
    <fieldset class="ticks">
      <legend>{props.label}</legend>
      <div class="ticks-all">
        {options.map(({ value, label }) => (
          <Tick
            key={value}
            label={label}
            checked={values.includes(value)}
            onValue={(checked) => {
              const next = checked ? [...values, value] : values.filter((each) => each !== value);
              if (next.length > 0 || props.canBeEmpty === true) props.onValues(next);
            }}
          />
        ))}
      </div>
      {props.error == null ? null : <p class="field-error">{props.error}</p>}
    </fieldset>
  );
}

/** A list of words that people make up, a line each. */
export function Lines(props: {
  readonly label: string;
  readonly values: readonly string[];
  readonly hint?: string;
  readonly mono?: boolean;
  readonly error?: string | null;
  readonly onValues: (values: readonly string[]) => void;
}): VNode {
  return (
    <Field
      label={props.label}
      error={props.error ?? null}
      {...(props.hint !== undefined && { hint: props.hint })}
    >
      {(ids) => (
        <textarea
          {...ids}
          class={`input input-wide${props.mono === true ? ' mono' : ''}`}
          rows={Math.min(8, Math.max(2, props.values.length + 1))}
          defaultValue={props.values.join('\n')}
          key={props.values.join('\n')}
          spellcheck={false}
          dir="auto"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            // As it was: what a line has at its ends, or has twice, is left alone.
            if (typed === props.values.join('\n')) return;
            const lines = typed.split('\n').map((line) => line.trim());
            const next = [...new Set(lines.filter((line) => line !== ''))];
            if (next.join('\n') !== props.values.join('\n')) props.onValues(next);
          }}
        />
      )}
    </Field>
  );
}
