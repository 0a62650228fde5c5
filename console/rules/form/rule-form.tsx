import type { VNode } from 'preact';
import { modes, severities } from '../../../lib/core/policy/schema.ts';
import { modeWords, severityWords } from '../../incidents/text.ts';
import { Conditions } from './conditions.tsx';
import { Choice, optionsOf, TextInput } from './controls.tsx';
import { hasAt, listAt, textAt } from './data.ts';
import type { RuleProps } from './form-props.ts';
import { Localised } from './localised.tsx';
import { MatchForm } from './match-form.tsx';
import { OnlyInYaml } from './only-in-yaml.tsx';
import { formText } from './text.ts';
import { ThenForm } from './then-form.tsx';
import type { Path } from './yaml-node.ts';

/** One rule, from what it is to what it does. */
export function RuleForm(props: RuleProps): VNode {
  const { rule, path, edit } = props;
  const at = (...rest: Path) => [...path, ...rest];
  return (
    <div class="rule-form">
      <section>
        <h2>{formText.basics}</h2>
        <Localised {...props} label={formText.title} path={at('title')} data={rule} own={['title']} />
        <div class="editor-row">
          <Choice
            label={formText.severity}
            value={textAt(rule, 'severity')}
            options={optionsOf(severities, severityWords)}
            error={edit.problemAt(at('severity'))}
            onValue={(value) => edit.set(at('severity'), value)}
          />
          <Choice
            label={formText.mode}
            value={textAt(rule, 'mode')}
            options={optionsOf(modes, modeWords)}
            error={edit.problemAt(at('mode'))}
            onValue={(value) => edit.set(at('mode'), value)}
          />
          <TextInput
            label={formText.id}
            mono
            value={textAt(rule, 'id')}
            error={edit.problemAt(at('id'))}
            onValue={(value) => edit.set(at('id'), value)}
          />
        </div>
      </section>
      <section>
        <h2>{formText.where}</h2>
        <Conditions {...props} />
      </section>
      <section>
        <h2>{formText.what}</h2>
        <MatchForm {...props} field="match" empty={formText.whatAny} />
      </section>
      <section>
        <h2>{formText.unless}</h2>
        <MatchForm {...props} field="unless" empty={formText.unlessNone} />
      </section>
      <section>
        <h2>{formText.happens}</h2>
        <ThenForm {...props} />
        {hasAt(rule, 'examples') ? (
          <OnlyInYaml edit={edit} path={at('examples')}>
            {formText.tried(
              listAt(rule, 'examples', 'match').length,
              listAt(rule, 'examples', 'noMatch').length,
            )}
          </OnlyInYaml>
        ) : null}
      </section>
    </div>
  );
}
