import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { channels, conversationKinds, unscannableReasons } from '../../../lib/core/decide/words.ts';
import { accountKinds, recipientKinds } from '../../../lib/core/policy/schema.ts';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { conversationShort, unscannableWords } from '../../incidents/text.ts';
import { accountWords, channelMany, facetWords, recipientWords } from '../policy-words.ts';
import { conditionNames, type ConditionName, places, withoutControl } from './condition-places.ts';
import { Choice, Lines, NumberInput, type Option, optionsOf, TextInput, Ticks } from './controls.tsx';
import { dataAt, hasAt, numberAt, textAt, wordsAt } from './data.ts';
import { listChanges } from './list-changes.ts';
import type { FormEdit } from './form-edit.ts';
import type { RuleProps } from './form-props.ts';
import { OnlyInYaml } from './only-in-yaml.tsx';
import { formText } from './text.ts';
import type { Path } from './yaml-node.ts';
import { inFlow, plainOf } from './yaml-write.ts';
import { platformName } from '../../shell/platforms.ts';
import { CrossButton } from '../../shell/cross-button.tsx';

/** The conditions that a rule has, one below the other, and a way to add another. */
export function Conditions(props: RuleProps): VNode {
  const { rule, path, edit } = props;
  const present = conditionNames.filter((name) => hasAt(rule, 'when', ...places[name].path));
  const absent = conditionNames.filter((name) => !present.includes(name));
  const others = withoutControl(dataAt(rule, ['when']));
  // A new one would be kept as chosen, and could not be chosen again.
  const added = useSignal(0);
  return (
    <div class="conditions">
      {present.length + others.length === 0 ? <p class="quiet">{formText.whereAny}</p> : null}
      {present.map((name) => (
        <div class="condition" key={name}>
          <Condition {...props} name={name} />
          <CrossButton
            class="take-out"
            label={formText.removeCondition(formText.conditions[name])}
            onClick={() => edit.remove([...path, 'when', ...places[name].path])}
          />
        </div>
      ))}
      {others.map((own) => (
        <OnlyInYaml key={own.join('.')} edit={edit} path={[...path, 'when', ...own]}>
          <Shown value={`${own.join('.')}: ${inFlow(plainOf(dataAt(rule, ['when', ...own])))}`} max={200} />
        </OnlyInYaml>
      ))}
      <select
        class="input"
        key={added.value}
        aria-label={formText.addCondition}
        onChange={(event) => {
          const name = absent.find((each) => each === event.currentTarget.value);
          added.value++;
          if (name !== undefined) edit.set([...path, 'when', ...places[name].path], places[name].first);
        }}
      >
        <option value="">{formText.addCondition}</option>
        {absent.map((name) => (
          <option key={name} value={name}>
            {formText.conditions[name]}
          </option>
        ))}
      </select>
    </div>
  );
}

function Condition(props: RuleProps & { readonly name: ConditionName }): VNode {
  const { rule, edit, name, editor } = props;
  const own: Path = ['when', ...places[name].path];
  const path = [...props.path, ...own];
  const label = formText.conditions[name];
  const error = edit.problemAt(path, true);
  const about = { label, error, path, edit };
  const ticks = (options: readonly Option[]) => (
    <Ticks
      {...about}
      values={wordsAt(rule, ...own)}
      options={options}
      onValues={(next) => edit.all(listChanges(path, wordsAt(rule, ...own), next))}
    />
  );
  const lines = (hint: string) => (
    <Lines
      {...about}
      hint={hint}
      mono
      values={wordsAt(rule, ...own)}
      onValues={(next) =>
        next.length === 0 ? edit.remove(path) : edit.all(listChanges(path, wordsAt(rule, ...own), next))
      }
    />
  );
  const text = (hint: string) => (
    <TextInput
      {...about}
      hint={hint}
      mono
      value={textAt(rule, ...own)}
      onValue={(value) => edit.set(path, value)}
    />
  );
  const number = (min: number) => (
    <NumberInput
      {...about}
      min={min}
      value={numberAt(rule, ...own)}
      onValue={(value) => value !== null && edit.set(path, value)}
    />
  );
  switch (name) {
    case 'platforms':
      return ticks(editor.names.value.platforms.map((value) => ({ value, label: platformName(value) })));
    case 'channels':
      return ticks(optionsOf(channels, channelMany));
    case 'kinds':
      return ticks(optionsOf(conversationKinds, conversationShort));
    case 'facets':
      return ticks(Object.entries(facetWords).map(([value, said]) => ({ value, label: said })));
    case 'unscannable':
      return ticks(optionsOf(unscannableReasons, unscannableWords));
    case 'accounts':
      return <IsOrNot {...about} rule={rule} own={own} options={optionsOf(accountKinds, accountWords)} />;
    case 'recipients':
      return <IsOrNot {...about} rule={rule} own={own} options={optionsOf(recipientKinds, recipientWords)} />;
    case 'titles':
    case 'groups':
    case 'names':
      return lines(formText.globHint);
    case 'types':
      return lines(formText.typesHint);
    case 'days':
      return lines(formText.daysHint);
    case 'hours':
      return text(formText.hoursHint);
    case 'zone':
      return text(formText.zoneHint);
    case 'minBytes':
      return number(0);
    case 'minMembers':
    case 'minPages':
    case 'minSheets':
    case 'minRows':
    case 'minSlides':
    case 'minRecords':
    case 'minEntries':
      return number(1);
  }
  return name satisfies never;
}

/** A list of kinds, or everything but a list. */
function IsOrNot(props: {
  readonly label: string;
  readonly error: string | null;
  readonly edit: FormEdit;
  readonly path: Path;
  readonly rule: unknown;
  readonly own: Path;
  readonly options: readonly Option[];
}): VNode {
  const { edit, rule, own, path } = props;
  const isNot = hasAt(rule, ...own, 'not');
  const values = isNot ? wordsAt(rule, ...own, 'not') : wordsAt(rule, ...own);
  return (
    <div class="is-or-not">
      <Choice
        label={props.label}
        value={isNot ? 'not' : 'is'}
        options={[
          { value: 'is', label: formText.is },
          { value: 'not', label: formText.isNot },
        ]}
        onValue={(value) => edit.set(path, value === 'not' ? { not: values } : values)}
      />
      <Ticks
        label={isNot ? formText.isNot : formText.is}
        values={values}
        options={props.options}
        error={props.error}
        onValues={(next) => edit.all(listChanges(isNot ? [...path, 'not'] : path, values, next))}
      />
    </div>
  );
}
