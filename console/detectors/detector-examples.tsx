import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { benchClient } from '../bench/start-worker.ts';
import { Lines, TextInput } from '../rules/form/controls.tsx';
import { listAt, textAt, wordsAt } from '../rules/form/data.ts';
import { listChanges } from '../rules/form/list-changes.ts';
import type { FormProps } from '../rules/form/form-props.ts';
import { detectorText as text } from './text.ts';
import type { DetectorTrial, ExampleTrial } from './trial.ts';
import { placeKey } from '../shell/place-key.ts';
import { CrossButton } from '../shell/cross-button.tsx';

/** What must and must not be found, run as it is typed. */
export function DetectorExamples(props: FormProps): VNode {
  const { data, edit } = props;
  const trial = useTrial(props);
  const resultOf = (list: ExampleTrial['list'], index: number) =>
    trial?.examples.find((one) => one.list === list && one.index === index) ?? null;
  return (
    <>
      <h3>{text.mustMatch}</h3>
      {listAt(data, 'examples', 'match').map((example, index, all) => (
        <div class="example" key={placeKey(index, all)}>
          <TextInput
            label={text.text}
            lines={2}
            value={textAt(example, 'text')}
            error={edit.problemAt(['examples', 'match', index], true)}
            onValue={(value) => edit.set(['examples', 'match', index, 'text'], value)}
          />
          <Lines
            label={text.find}
            mono
            values={wordsAt(example, 'find')}
            onValues={(next) =>
              next.length > 0 &&
              edit.all(listChanges(['examples', 'match', index, 'find'], wordsAt(example, 'find'), next))
            }
          />
          <Result
            trial={resultOf('match', index)}
            onRemove={() => edit.remove(['examples', 'match', index])}
          />
        </div>
      ))}
      <Button
        look="quiet"
        onClick={() => edit.add(['examples', 'match'], { text: 'see ACME-123456', find: ['ACME-123456'] })}
      >
        {text.addMatch}
      </Button>
      <h3>{text.mustNot}</h3>
      <div class="examples-no-match">
        {listAt(data, 'examples', 'noMatch').map((example, index, all) => (
          <div class="example" key={placeKey(index, all)}>
            <TextInput
              label={text.text}
              lines={2}
              value={textAt(example, 'text')}
              error={edit.problemAt(['examples', 'noMatch', index], true)}
              onValue={(value) => edit.set(['examples', 'noMatch', index, 'text'], value)}
            />
            <TextInput
              label={text.why}
              value={textAt(example, 'why')}
              onValue={(value) => edit.set(['examples', 'noMatch', index, 'why'], value)}
            />
            <Result
              trial={resultOf('noMatch', index)}
              onRemove={() => edit.remove(['examples', 'noMatch', index])}
            />
          </div>
        ))}
      </div>
      <Button
        look="quiet"
        onClick={() => edit.add(['examples', 'noMatch'], { text: 'see ACME-12', why: 'too short' })}
      >
        {text.addNoMatch}
      </Button>
    </>
  );
}

function Result(props: { readonly trial: ExampleTrial | null; readonly onRemove: () => void }): VNode {
  const { trial } = props;
  const found = trial?.found.map(({ value }) => value).join(', ') ?? '';
  return (
    <div class="example-result">
      {trial === null ? (
        <span class="quiet">{text.running}</span>
      ) : trial.isAsItSays ? (
        <span class="good">✓ {text.asItSays}</span>
      ) : (
        <span class="bad">✗ {text.foundInstead(sentenceText(found))}</span>
      )}
      <CrossButton class="take-out" label={text.remove(text.examples)} onClick={props.onRemove} />
    </div>
  );
}

/** By the worker, whenever its files have changed. */
function useTrial({ data, file, editor }: FormProps): DetectorTrial | null {
  const trial = useSignal<{ readonly answer: DetectorTrial | null; readonly of: number } | null>(null);
  // Results are told apart by their place: with another number of examples they are those of others.
  const of = listAt(data, 'examples', 'match').length + listAt(data, 'examples', 'noMatch').length;
  const taken = editor.taken.value;
  useEffect(() => {
    let isNewest = true;
    void benchClient()
      .ask('try', { path: file.path, text: '' })
      .then((answer) => {
        if (isNewest) trial.value = { answer, of };
      });
    return () => {
      isNewest = false;
    };
  }, [file, taken, trial, of]);
  return trial.value?.of === of ? trial.value.answer : null;
}
