import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../../../lib/design/components/button.tsx';
import { SeverityMark } from '../../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { ruleSchema, severities } from '../../../lib/core/policy/schema.ts';
import { actionWords, modeWords } from '../../incidents/text.ts';
import { language } from '../../shell/language.ts';
import { ruleSentence } from '../sentence.ts';
import { SentenceText } from '../sentence-text.tsx';
import { dataAt, listAt, textAt } from './data.ts';
import { type FormProps, useItemAt } from './form-props.ts';
import { lineOf } from './form-edit.ts';
import { RuleForm } from './rule-form.tsx';
import { formText } from './text.ts';
import { placeKey } from '../../shell/place-key.ts';

/** All rules of a pack as sentences, the one that the caret stands in as a form. */
export function PackForm(props: FormProps): VNode {
  const { data, edit, file, caret } = props;
  const rules = listAt(data, 'rules');
  const lines = useMemo(
    () => rules.map((_, index) => lineOf(file.text, ['rules', index]) ?? 1),
    [file.text, rules.length],
  );
  const open = useItemAt(lines, caret);
  const add = () => {
    const ids = new Set(rules.map((rule) => textAt(rule, 'id')));
    let n = rules.length + 1;
    while (ids.has(`rule-${n}`)) n++;
    edit.add(['rules'], {
      id: `rule-${n}`,
      severity: 'medium',
      mode: 'simulate',
      when: { channels: ['message', 'paste'] },
      then: { action: 'warn' },
    });
    edit.show(['rules', rules.length]);
  };
  return (
    <>
      <ul class="form-rules" aria-label={formText.rules(rules.length)}>
        {rules.map((rule, index) => (
          <li key={placeKey(index, rules)} class={index === open ? 'form-rule form-rule-open' : 'form-rule'}>
            {index === open ? (
              <>
                <RuleHead {...props} rule={rule} />
                <RuleForm {...props} rule={rule} path={['rules', index]} />
                {rules.length > 1 ? (
                  <Button look="quiet" onClick={() => edit.remove(['rules', index])}>
                    {formText.removeRule}
                  </Button>
                ) : null}
              </>
            ) : (
              <button type="button" class="form-rule-button" onClick={() => edit.show(['rules', index])}>
                <RuleHead {...props} rule={rule} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={add}>{formText.addRule}</Button>
    </>
  );
}

function titleOf(rule: unknown): string {
  return textAt(rule, 'title', language) || textAt(rule, 'title', 'en') || textAt(rule, 'id');
}

function RuleHead({ rule, editor }: FormProps & { readonly rule: unknown }): VNode {
  const read = v.safeParse(ruleSchema, rule);
  const severity = severities.find((each) => each === dataAt(rule, ['severity']));
  const names = editor.names.value;
  const titles = new Map([...names.detectors, ...names.dictionaries]);
  return (
    <span class="form-rule-head">
      <span class="form-rule-title">
        {severity === undefined ? null : <SeverityMark severity={severity} />}
        <b>
          <Shown value={titleOf(rule)} max={120} />
        </b>
        {read.success ? (
          <span class="quiet">
            {actionWords[read.output.then.action]} · {modeWords[read.output.mode]}
          </span>
        ) : null}
      </span>
      <span class="form-rule-sentence">
        {read.success ? (
          <SentenceText parts={ruleSentence(read.output, titles)} />
        ) : (
          <span class="quiet">{formText.unfinished}</span>
        )}
      </span>
    </span>
  );
}
