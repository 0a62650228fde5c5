import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { Answered } from '../api/call.ts';
import { count } from './time.ts';
import { Trouble } from './trouble.tsx';
import { useAction } from './use-action.ts';

export interface CsvWords {
  readonly file: string;
  readonly paste: string;
  readonly hint: string;
  readonly empty: string;
  readonly unreadable: string;
  /** Beside the two buttons. */
  readonly replaceHint: string;
  readonly add: string;
  readonly replace: string;
  readonly problems: (n: number) => string;
  readonly line: (n: string) => string;
  /** A code in words. */
  readonly problem: (code: string) => string;
}

/** A list from a file or from the clipboard, added to what there is or put in its place. */
export function CsvForm<T>(props: {
  readonly words: CsvWords;
  readonly example: string;
  readonly send: (csv: string, replace: boolean) => Answered<T>;
  /** What came of it, in a sentence. */
  readonly outcome: (value: T) => string;
  readonly onDone: () => void;
}): VNode {
  const { words } = props;
  const csv = useSignal('');
  const wrong = useSignal<string | null>(null);
  const outcome = useSignal<string | null>(null);
  const action = useAction();
  const send = async (replace: boolean) => {
    outcome.value = null;
    wrong.value = csv.value.trim() === '' ? words.empty : null;
    if (wrong.value !== null) return;
    const done = await action.run(() => props.send(csv.value, replace));
    if (done === null) return;
    outcome.value = props.outcome(done.value);
    csv.value = '';
    props.onDone();
  };
  const error = action.error.value;
  const problems = error?.problems ?? error?.lines;
  return (
    <div class="form">
      <Field label={words.file} hint={words.hint}>
        {(ids) => (
          <input
            {...ids}
            class="input-file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            onChange={({ currentTarget }) => {
              void currentTarget.files?.[0]?.text().then(
                (text) => (csv.value = text),
                () => (wrong.value = words.unreadable),
              );
            }}
          />
        )}
      </Field>
      <Field label={words.paste} error={wrong.value}>
        {(ids) => (
          <textarea
            {...ids}
            class="input code-box"
            rows={5}
            spellcheck={false}
            value={csv.value}
            placeholder={props.example}
            onInput={({ currentTarget }) => (csv.value = currentTarget.value)}
          />
        )}
      </Field>
      {problems === undefined ? <Trouble error={error} /> : null}
      {problems === undefined ? null : (
        <Notice tone="stop" role="alert">
          <p>{words.problems(problems.length)}</p>
          <ul>
            {problems.slice(0, 20).map(({ line, code }) => (
              <li key={`${line} ${code}`}>
                {line === 0 ? '' : `${words.line(count(line))}: `}
                <bdi>{shownText(words.problem(code), 120).text}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {outcome.value === null ? null : (
        <Notice tone="good" role="status">
          {outcome.value}
        </Notice>
      )}
      <p class="quiet">{words.replaceHint}</p>
      <div class="dialog-actions">
        <Button look="primary" onClick={() => void send(false)} unavailable={action.busy.value}>
          {words.add}
        </Button>
        <Button onClick={() => void send(true)} unavailable={action.busy.value}>
          {words.replace}
        </Button>
      </div>
    </div>
  );
}
