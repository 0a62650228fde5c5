import { batch, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../lib/design/components/button.tsx';
import { confidences } from '../../lib/core/detect/finding.ts';
import { Notice } from '../../lib/design/components/badge.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import { confidenceWords } from '../incidents/text.ts';
import { Choice, Lines, optionsOf, Tick } from '../rules/form/controls.tsx';
import { dataAt, textAt, wordsAt } from '../rules/form/data.ts';
import type { FormProps } from '../rules/form/form-props.ts';
import { Localised } from '../rules/form/localised.tsx';
import { count } from '../shell/time.ts';
import { columnsOf, entriesFrom } from './import-entries.ts';
import { MaskLine } from './mask-line.tsx';
import { readText } from './read-text.ts';
import { detectorText as text } from './text.ts';

/** More than these are too many for a text field. */
const mostEditable = 2_000;

/** A list of words, by hand or from a file. */
export function DictionaryForm(props: FormProps): VNode {
  const { data, edit } = props;
  const written = dataAt(data, ['entries']);
  const entries =
    typeof written === 'string'
      ? written.split('\n').filter((line) => line !== '')
      : wordsAt(data, 'entries');
  const put = (next: readonly string[]) => edit.set(['entries'], `${next.join('\n')}\n`);
  const isSet = (field: 'case' | 'accents') => dataAt(data, ['ignore', field]);
  return (
    <div class="rule-form">
      <section>
        <h2>{text.dictionary}</h2>
        <Localised edit={edit} label={text.title} data={data} own={['title']} path={['title']} />
        <Tick
          label={text.caseMatters}
          checked={isSet('case') === false}
          onValue={(checked) =>
            checked ? edit.set(['ignore', 'case'], false) : edit.remove(['ignore', 'case'])
          }
        />
        <Tick
          label={text.ignoreAccents}
          checked={isSet('accents') === true}
          onValue={(checked) =>
            checked ? edit.set(['ignore', 'accents'], true) : edit.remove(['ignore', 'accents'])
          }
        />
        <Choice
          label={text.entryConfidence}
          value={textAt(data, 'confidence')}
          options={[{ value: '', label: text.entryDefault }, ...optionsOf(confidences, confidenceWords)]}
          error={edit.problemAt(['confidence'])}
          onValue={(value) => (value === '' ? edit.remove(['confidence']) : edit.set(['confidence'], value))}
        />
        <MaskLine {...props} />
      </section>
      <section>
        <h2>
          {text.entries} <span class="quiet">{text.entryCount(count(entries.length))}</span>
        </h2>
        {entries.length > mostEditable ? (
          <p class="quiet">{text.tooLong(count(entries.length))}</p>
        ) : (
          <Lines
            label={text.entries}
            hint={text.entriesHint}
            values={entries}
            error={edit.problemAt(['entries'], true)}
            onValues={(next) => next.length > 0 && put(next)}
          />
        )}
        <Import entries={entries} onPut={put} />
      </section>
    </div>
  );
}

function Import(props: {
  readonly entries: readonly string[];
  readonly onPut: (entries: readonly string[]) => void;
}): VNode {
  const content = useSignal<string | null>(null);
  const column = useSignal('');
  const isBad = useSignal(false);
  const read = async (file: File) => {
    content.value = null;
    const read = await readText(file).catch(() => null);
    batch(() => {
      content.value = read;
      isBad.value = read === null;
      column.value = '';
    });
  };
  const columns = content.value === null ? [] : columnsOf(content.value);
  const found =
    content.value === null ? null : entriesFrom(content.value, column.value === '' ? null : column.value);
  const put = (entries: readonly string[]) => {
    props.onPut(entries);
    content.value = null;
  };
  return (
    <div class="import">
      <label class="button button-plain import-file">
        {text.import}
        <input
          class="visually-hidden"
          type="file"
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void read(file);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p class="quiet">{text.importHint}</p>
      {isBad.value ? (
        <Notice tone="stop" role="alert">
          {text.badFile}
        </Notice>
      ) : null}
      {content.value === null ? null : (
        <div class="import-found">
          {columns.length > 1 ? (
            <Choice
              label={text.column}
              value={column.value}
              options={[
                { value: '', label: text.wholeLines },
                ...columns.map((value) => ({ value, label: value })),
              ]}
              onValue={(value) => (column.value = value)}
            />
          ) : columns.length === 1 ? (
            <Tick
              label={text.headed(shownText(columns[0] ?? '', 60).text)}
              checked={column.value !== ''}
              onValue={(checked) => (column.value = checked ? (columns[0] ?? '') : '')}
            />
          ) : null}
          {found === null ? (
            <Notice tone="stop">{text.badFile}</Notice>
          ) : (
            <>
              <p role="status">{text.imported(found.entries.length, found.leftOut)}</p>
              <div class="editor-row">
                <Button
                  look="primary"
                  unavailable={found.entries.length === 0}
                  onClick={() => put(found.entries)}
                >
                  {text.replace}
                </Button>
                <Button
                  unavailable={found.entries.length === 0}
                  onClick={() => put([...new Set([...props.entries, ...found.entries])])}
                >
                  {text.append}
                </Button>
                <Button look="quiet" onClick={() => (content.value = null)}>
                  {text.dismiss}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </div>
  );
}
