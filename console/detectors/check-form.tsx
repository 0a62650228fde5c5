import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { Choice, TextInput } from '../rules/form/controls.tsx';
import { dataAt, fieldsAt, hasAt, listAt } from '../rules/form/data.ts';
import type { PatternProps } from '../rules/form/form-props.ts';
import type { Path } from '../rules/form/yaml-node.ts';
import { placeKey } from '../shell/place-key.ts';
import { fieldChange, fieldValue, freshStep, stepFields, stepNames, type StepField } from './check-steps.ts';
import { detectorText as text } from './text.ts';
import { CrossButton } from '../shell/cross-button.tsx';

/** The check-digit programs of a pattern, step by step. */
export function CheckForm(props: PatternProps): VNode {
  const { pattern, edit } = props;
  const at = [...props.path, 'validators'];
  const validators = listAt(pattern, 'validators');
  return (
    <div class="checks">
      {validators.map((one, index) =>
        hasAt(one, 'check') ? (
          <Program key={placeKey(index, validators)} {...props} path={[...at, index]} program={one} />
        ) : null,
      )}
      <Button look="quiet" onClick={() => edit.add(at, { check: [freshStep('length'), freshStep('luhn')] })}>
        {text.addCheck}
      </Button>
    </div>
  );
}

function Program(props: PatternProps & { readonly program: unknown }): VNode {
  const { program, path, edit } = props;
  const steps = listAt(program, 'check');
  const chosen = useSignal('length');
  return (
    <fieldset class="evidence">
      <legend>{text.check}</legend>
      <p class="quiet">{text.checkHint}</p>
      {steps.map((step, index) => (
        <Step key={placeKey(index, steps)} {...props} step={step} path={[...path, 'check', index]} />
      ))}
      <div class="editor-row">
        <Choice
          label={text.step}
          value={chosen.value}
          options={stepNames.map((value) => ({ value, label: value }))}
          onValue={(value) => (chosen.value = value)}
        />
        <Button look="quiet" onClick={() => edit.add([...path, 'check'], freshStep(chosen.value))}>
          {text.addStep}
        </Button>
        <Button look="quiet" onClick={() => edit.remove(path)}>
          {text.removeCheck}
        </Button>
      </div>
      {edit.problemAt(path, true) === null ? null : <p class="field-error">{edit.problemAt(path, true)}</p>}
    </fieldset>
  );
}

function Step(props: PatternProps & { readonly step: unknown }): VNode {
  const { step, path, edit } = props;
  const [name = ''] = fieldsAt(step);
  const lengths = name === 'length' && !Array.isArray(dataAt(step, [name]));
  return (
    <div class="editor-row check-step">
      <span class="bench-label mono">{name}</span>
      {lengths ? (
        <Field step={step} own={[name]} path={path} edit={edit} field={lengthField} label={text.length} />
      ) : (
        stepFields(name).map((field) => (
          <Field
            key={field.name}
            step={step}
            own={[name, field.name]}
            path={path}
            edit={edit}
            field={field}
            label={field.name}
          />
        ))
      )}
      {stepNames.includes(name) ? null : <span class="quiet">{text.stepInYaml}</span>}
      <CrossButton class="take-out" label={text.remove(name)} onClick={() => edit.remove(path)} />
    </div>
  );
}

const lengthField: StepField = { name: 'length', kind: 'number', isNeeded: true };

function Field(props: {
  readonly step: unknown;
  readonly own: Path;
  readonly path: Path;
  readonly edit: PatternProps['edit'];
  readonly field: StepField;
  readonly label: string;
}): VNode {
  const { field, edit, label } = props;
  const typed = useSignal<string | null>(null);
  const written = writtenOf(dataAt(props.step, props.own));
  const onValue = (value: string) => {
    const isWrong = fieldValue(field, value) === null;
    typed.value = isWrong ? value : null;
    if (!isWrong) edit.all(fieldChange([...props.path, ...props.own], field, value));
  };
  const error = typed.value === null ? null : text.notThere;
  return typeof field.kind === 'string' ? (
    <TextInput label={label} mono value={typed.value ?? written} error={error} onValue={onValue} />
  ) : (
    <Choice
      label={label}
      value={written}
      options={field.kind.map((value) => ({ value, label: value }))}
      onValue={onValue}
    />
  );
}

function writtenOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
