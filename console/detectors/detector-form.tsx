import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { categoryWords } from '../rules/policy-words.ts';
import { Choice, Lines, TextInput } from '../rules/form/controls.tsx';
import { listAt, textAt, wordsAt } from '../rules/form/data.ts';
import { listChanges } from '../rules/form/list-changes.ts';
import { type FormProps, useItemAt } from '../rules/form/form-props.ts';
import { lineOf } from '../rules/form/form-edit.ts';
import { Localised } from '../rules/form/localised.tsx';
import { DetectorExamples } from './detector-examples.tsx';
import { ExcludeForm } from './exclude-form.tsx';
import { MaskLine } from './mask-line.tsx';
import { PatternForm } from './pattern-form.tsx';
import { detectorText as text } from './text.ts';
import { placeKey } from '../shell/place-key.ts';

/** A detector: what it is, its patterns, and the examples that say what it must and must not find. */
export function DetectorForm(props: FormProps): VNode {
  const { data, edit, file, caret } = props;
  const patterns = listAt(data, 'patterns');
  const lines = useMemo(
    () => patterns.map((_, index) => lineOf(file.text, ['patterns', index]) ?? 1),
    [file.text, patterns.length],
  );
  const open = useItemAt(lines, caret);
  const add = (what: { readonly regex: string } | { readonly keywords: readonly string[] }) => {
    edit.add(['patterns'], {
      id: `pattern-${patterns.length + 1}`,
      ...what,
      confidence: 'medium',
    });
    edit.show(['patterns', patterns.length]);
  };
  return (
    <div class="rule-form">
      <section>
        <h2>{text.basics}</h2>
        <Localised edit={edit} label={text.title} data={data} own={['title']} path={['title']} />
        <div class="editor-row">
          <Choice
            label={text.category}
            value={textAt(data, 'category')}
            options={Object.entries(categoryWords).map(([value, label]) => ({ value, label }))}
            error={edit.problemAt(['category'])}
            onValue={(value) => edit.set(['category'], value)}
          />
          <TextInput
            label={text.source}
            value={textAt(data, 'source')}
            onValue={(value) => (value === '' ? edit.remove(['source']) : edit.set(['source'], value))}
          />
        </div>
        <Lines
          label={text.locales}
          hint={text.localesHint}
          mono
          values={wordsAt(data, 'locales')}
          error={edit.problemAt(['locales'], true)}
          onValues={(next) => edit.all(listChanges(['locales'], wordsAt(data, 'locales'), next))}
        />
        <MaskLine {...props} />
      </section>
      {patterns.map((pattern, index) => (
        <section key={placeKey(index, patterns)} class={index === open ? 'pattern pattern-open' : 'pattern'}>
          <h2>
            {index === open ? (
              text.pattern(textAt(pattern, 'id'))
            ) : (
              <button type="button" class="term-name" onClick={() => edit.show(['patterns', index])}>
                {text.pattern(textAt(pattern, 'id'))}
              </button>
            )}
          </h2>
          {index === open ? (
            <>
              <PatternForm {...props} pattern={pattern} path={['patterns', index]} />
              {patterns.length > 1 ? (
                <Button look="quiet" onClick={() => edit.remove(['patterns', index])}>
                  {text.removePattern}
                </Button>
              ) : null}
            </>
          ) : null}
        </section>
      ))}
      <div class="editor-row">
        <Button onClick={() => add({ regex: String.raw`ACME-\d{6}` })}>{text.addPattern}</Button>
        <Button onClick={() => add({ keywords: [text.newKeyword] })}>{text.addKeywords}</Button>
      </div>
      <section>
        <ExcludeForm {...props} />
      </section>
      <section>
        <h2>{text.examples}</h2>
        <DetectorExamples {...props} />
      </section>
    </div>
  );
}
