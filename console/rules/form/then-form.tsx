import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { actions } from '../../../lib/core/decide/words.ts';
import { actionWords } from '../../incidents/text.ts';
import { Choice, Lines, NumberInput, optionsOf, TextInput, Tick } from './controls.tsx';
import { fieldsAt, flagAt, hasAt, listAt, numberAt, textAt } from './data.ts';
import { localisedChanges } from './list-changes.ts';
import { Localised } from './localised.tsx';
import type { RuleProps } from './form-props.ts';
import { formText } from './text.ts';
import type { Path } from './yaml-node.ts';
import { placeKey } from '../../shell/place-key.ts';
import { CrossButton } from '../../shell/cross-button.tsx';

const ruleActions = actions.filter((action) => action !== 'allow');
const evidences = ['none', 'excerpt', 'sealed'] as const;

/** What a rule does, and what the person is told. */
export function ThenForm(props: RuleProps): VNode {
  const { rule, path, edit } = props;
  const at = (...rest: Path) => [...path, 'then', ...rest];
  const action = textAt(rule, 'then', 'action');
  const flag = (name: 'redactable' | 'retypeRecipient') => (
    <Tick
      label={formText[name]}
      checked={flagAt(rule, 'then', name)}
      onValue={(checked) => (checked ? edit.set(at(name), true) : edit.remove(at(name)))}
    />
  );
  const number = (label: string, ...rest: [string, string]) => (
    <NumberInput
      label={label}
      min={0}
      value={numberAt(rule, 'then', ...rest)}
      error={edit.problemAt(at(...rest))}
      onValue={(value) => (value === null ? edit.remove(at(...rest)) : edit.set(at(...rest), value))}
    />
  );
  return (
    <>
      <div class="editor-row">
        <Choice
          label={formText.action}
          value={action}
          options={optionsOf(ruleActions, actionWords)}
          error={edit.problemAt(at('action'))}
          onValue={(value) => edit.set(at('action'), value)}
        />
        <Choice
          label={formText.unscannable}
          value={textAt(rule, 'unscannable')}
          options={[{ value: '', label: formText.unscannableDefault }, ...optionsOf(actions, actionWords)]}
          error={edit.problemAt([...path, 'unscannable'])}
          onValue={(value) =>
            value === '' ? edit.remove([...path, 'unscannable']) : edit.set([...path, 'unscannable'], value)
          }
        />
      </div>
      {action === 'redact' || action === 'log' ? null : flag('redactable')}
      <Localised
        {...props}
        label={formText.tell}
        hint={formText.tellNone}
        data={rule}
        own={['then', 'tell']}
        path={at('tell')}
        lines={3}
      />
      <Suggestions {...props} />
      {action === 'justify' || hasAt(rule, 'then', 'reasons') ? <Reasons {...props} /> : null}
      <details class="more">
        <summary>{formText.more}</summary>
        <div class="editor-row">
          {number(formText.remember, 'remember', 'minutes')}
          {number(formText.pause, 'pause', 'seconds')}
          <Choice
            label={formText.evidence}
            value={textAt(rule, 'then', 'evidence') || 'none'}
            options={optionsOf(evidences, formText.evidenceWords)}
            onValue={(value) => edit.set(at('evidence'), value)}
          />
        </div>
        {flag('retypeRecipient')}
      </details>
    </>
  );
}

function Suggestions({ rule, path, edit }: RuleProps): VNode {
  const at = [...path, 'then', 'suggest'];
  return (
    <>
      {listAt(rule, 'then', 'suggest').map((_, index, all) => (
        <fieldset class="offer" key={placeKey(index, all)}>
          <legend>{formText.suggest}</legend>
          <Localised
            edit={edit}
            label={formText.suggestLabel}
            data={rule}
            own={['then', 'suggest', index, 'label']}
            path={[...at, index, 'label']}
          />
          <TextInput
            label={formText.suggestUrl}
            mono
            value={textAt(rule, 'then', 'suggest', index, 'url')}
            error={edit.problemAt([...at, index, 'url'])}
            onValue={(value) => edit.set([...at, index, 'url'], value)}
          />
          <CrossButton
            class="take-out"
            label={formText.remove(formText.suggest)}
            onClick={() => edit.remove([...at, index])}
          />
        </fieldset>
      ))}
      <Button
        look="quiet"
        onClick={() => edit.add(at, { label: { en: 'Use our own tool' }, url: 'https://tool.example.com/' })}
      >
        {formText.addSuggestion}
      </Button>
    </>
  );
}

/** A text by language. */
const textsOf = (text: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(fieldsAt(text).map((tag) => [tag, textAt(text, tag)]));

function Reasons({ rule, path, edit }: RuleProps): VNode {
  const at = [...path, 'then', 'reasons'];
  const choices = listAt(rule, 'then', 'reasons', 'choices');
  const english = choices.map((choice) => textAt(choice, 'en'));
  return (
    <div class="editor-row">
      <Lines
        label={formText.reasons}
        hint={formText.reasonsHint}
        values={english}
        error={edit.problemAt([...at, 'choices'], true)}
        onValues={(next) => edit.all(localisedChanges([...at, 'choices'], choices.map(textsOf), next))}
      />
      <NumberInput
        label={formText.minLength}
        min={0}
        value={numberAt(rule, 'then', 'reasons', 'minLength')}
        onValue={(value) =>
          value === null ? edit.remove([...at, 'minLength']) : edit.set([...at, 'minLength'], value)
        }
      />
    </div>
  );
}
