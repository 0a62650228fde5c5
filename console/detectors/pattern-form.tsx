import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { Notice } from '../../lib/design/components/badge.tsx';
import { confidences } from '../../lib/core/detect/finding.ts';
import { confidenceWords } from '../incidents/text.ts';
import { problemSentence } from '../rules/problem-words.ts';
import { Choice, Lines, optionsOf, TextInput, Tick, Ticks } from '../rules/form/controls.tsx';
import { flagAt, hasAt, listAt, textAt, wordsAt } from '../rules/form/data.ts';
import { listChanges } from '../rules/form/list-changes.ts';
import type { PatternProps } from '../rules/form/form-props.ts';
import type { Path } from '../rules/form/yaml-node.ts';
import { CheckForm } from './check-form.tsx';
import { validatorChanges } from './check-steps.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { patternWords } from './pattern-words.ts';
import { patternProblem, rewriteOf, rewrittenFields } from './rewrites.ts';
import { detectorText as text } from './text.ts';

const boundaries = ['word', 'digit', 'none'] as const;

/** One way to recognise a detector's data, explained as it is typed. */
export function PatternForm(props: PatternProps): VNode {
  const { pattern, path, edit, editor } = props;
  const at = (...rest: Path) => [...path, ...rest];
  const setOrRemove = (field: string) => (value: string) =>
    value === '' ? edit.remove(at(field)) : edit.set(at(field), value);
  const validators = listAt(pattern, 'validators').filter((one) => typeof one === 'string');
  return (
    <>
      {hasAt(pattern, 'keywords') ? (
        <Lines
          label={text.keywords}
          hint={text.keywordsHint}
          values={wordsAt(pattern, 'keywords')}
          error={edit.problemAt(at('keywords'), true)}
          onValues={(next) =>
            next.length > 0 && edit.all(listChanges(at('keywords'), wordsAt(pattern, 'keywords'), next))
          }
        />
      ) : (
        <Regex {...props} />
      )}
      <div class="editor-row">
        <Choice
          label={text.confidence}
          value={textAt(pattern, 'confidence')}
          options={optionsOf(confidences, confidenceWords)}
          error={edit.problemAt(at('confidence'))}
          onValue={(value) => edit.set(at('confidence'), value)}
        />
        <Choice
          label={text.boundary}
          value={textAt(pattern, 'boundary') || 'word'}
          options={optionsOf(boundaries, text.boundaries)}
          onValue={(value) => edit.set(at('boundary'), value)}
        />
      </div>
      <Tick
        label={text.ignoreCase}
        checked={flagAt(pattern, 'ignoreCase')}
        onValue={(checked) => (checked ? edit.set(at('ignoreCase'), true) : edit.remove(at('ignoreCase')))}
      />
      <details class="more" open={hasAt(pattern, 'notPrecededBy') || hasAt(pattern, 'notFollowedBy')}>
        <summary>{text.beside}</summary>
        <div class="editor-row">
          {(['notPrecededBy', 'notFollowedBy'] as const).map((field) => (
            <TextInput
              key={field}
              label={text[field]}
              hint={text.besideHint}
              mono
              value={textAt(pattern, field)}
              error={edit.problemAt(at(field))}
              onValue={setOrRemove(field)}
            />
          ))}
        </div>
      </details>
      <details class="more" open={hasAt(pattern, 'validators')}>
        <summary>{text.validators}</summary>
        <Ticks
          label={text.validators}
          values={validators}
          canBeEmpty
          options={editor.names.value.validators.map((value) => ({ value, label: value }))}
          error={edit.problemAt(at('validators'), true)}
          onValues={(next) =>
            edit.all(validatorChanges(at('validators'), listAt(pattern, 'validators'), next))
          }
        />
        <CheckForm {...props} />
      </details>
      <EvidenceForm {...props} kind="support" />
      <EvidenceForm {...props} kind="contrary" />
    </>
  );
}

function Regex({ pattern, path, edit }: PatternProps): VNode {
  const regex = textAt(pattern, 'regex');
  const ignoreCase = flagAt(pattern, 'ignoreCase');
  const problem = useMemo(() => patternProblem(regex, ignoreCase), [regex, ignoreCase]);
  const rewrite = useMemo(() => rewriteOf(regex, ignoreCase), [regex, ignoreCase]);
  const words = useMemo(() => patternWords(regex), [regex]);
  const said = problem === null ? edit.problemAt([...path, 'regex']) : problemSentence(problem);
  return (
    <div class="regex">
      <TextInput
        label={text.regex}
        mono
        lines={2}
        value={regex}
        error={said}
        onValue={(value) => value !== '' && edit.set([...path, 'regex'], value)}
      />
      {problem === null ? null : (
        <>
          <p class="regex-place mono" aria-hidden="true">
            {regex.slice(0, problem.offset)}
            <mark>{regex.slice(problem.offset, problem.offset + 1) || '·'}</mark>
            {regex.slice(problem.offset + 1)}
          </p>
          <p class="quiet">{text.linear}</p>
        </>
      )}
      {rewrite === null ? null : (
        <Notice
          tone="info"
          actions={
            <Button
              onClick={() =>
                edit.all(
                  rewrittenFields(rewrite).map(([field, value]) => ({
                    kind: 'set',
                    path: [...path, field],
                    value,
                  })),
                )
              }
            >
              {text.rewrite}
            </Button>
          }
        >
          {text.rewriteTo}{' '}
          {rewrittenFields(rewrite).map(([field, value]) => (
            <code key={field} class="mono rewrite">
              {field}: {value}
            </code>
          ))}
        </Notice>
      )}
      {words === null ? null : (
        <div class="regex-words">
          <p class="quiet">{words.length}</p>
          {words.branches.map((steps, branch) => (
            <ol key={branch}>
              {steps.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </ol>
          ))}
        </div>
      )}
    </div>
  );
}
