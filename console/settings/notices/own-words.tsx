import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from '../../../lib/design/components/button.tsx';
import { Field } from '../../../lib/design/components/field.tsx';
import { Shown } from '../../../lib/design/components/shown.tsx';
import { sentenceText, shownText } from '../../../lib/design/components/shown-text.ts';
import type { OwnTexts } from '../../../lib/core/policy/dialog-words.ts';
import type { DialogCatalogue, DialogKey } from '../../../lib/ui/texts/dialog/index.ts';
import { dialogLanguages } from '../../../lib/ui/texts/dialog/languages.ts';
import { Table } from '../forms/table.tsx';
import { LanguageField } from './language-field.tsx';
import { missingNames, ownWordsOf, singleWords, standardOf, withWord } from './model.ts';
import { noticesText as words } from './text.ts';
import { useStandard } from './use-standard.ts';

interface Props {
  readonly texts: OwnTexts;
  readonly readOnly: boolean;
  readonly onChange: (texts: OwnTexts) => void;
}

/** Words of the dialog that are said otherwise, a language at a time. */
export function OwnWords(props: Props): VNode {
  const { texts, readOnly, onChange } = props;
  const language = useSignal('en');
  const another = useSignal('');
  const badTag = another.value !== '' && !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(another.value);
  const known = [...new Set([...dialogLanguages, ...Object.keys(texts), language.value])];
  const own = ownWordsOf(texts, language.value);
  const standardWords = useStandard(language.value);
  return (
    <section class="block form" aria-labelledby="own-words">
      <h2 id="own-words">{words.words}</h2>
      <p class="quiet">{words.wordsText}</p>
      <div class="form-row">
        <LanguageField
          known={known}
          value={language.value}
          onChange={(chosen) => (language.value = chosen)}
        />
        {readOnly ? null : (
          <Field
            label={words.otherLanguage}
            hint={words.languageHint}
            error={badTag ? words.languageBad : null}
          >
            {(ids) => (
              <span class="form-inline">
                <input
                  {...ids}
                  class="input input-number"
                  autocomplete="off"
                  spellcheck={false}
                  value={another.value}
                  onInput={({ currentTarget }) => (another.value = currentTarget.value.trim())}
                />
                <Button
                  unavailable={another.value === '' || badTag}
                  onClick={() => {
                    language.value = another.value;
                    another.value = '';
                  }}
                >
                  {words.show}
                </Button>
              </span>
            )}
          </Field>
        )}
      </div>
      {own.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table label={words.words} heads={[words.word, words.own, ...(readOnly ? [] : [''])]}>
          {own.map(({ key, text, plural }) => {
            const standard = standardOf(standardWords, key);
            return (
              <tr key={key}>
                <th scope="row">{standard}</th>
                <td lang={language.value}>
                  <Shown value={text} max={600} />
                  {plural ? <span class="quiet"> ({words.plural})</span> : null}
                </td>
                {readOnly ? null : (
                  <td class="row-do">
                    {plural ? null : (
                      <button
                        type="button"
                        class="button button-quiet"
                        aria-label={words.removeOne(sentenceText(standard, 90))}
                        onClick={() => onChange(withWord(texts, language.value, key, ''))}
                      >
                        {words.remove}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </Table>
      )}
      {readOnly ? null : (
        <AddWord
          key={language.value}
          language={language.value}
          standardWords={standardWords}
          onAdd={(key, text) => onChange(withWord(texts, language.value, key, text))}
        />
      )}
    </section>
  );
}

function AddWord(props: {
  readonly language: string;
  readonly standardWords: DialogCatalogue;
  readonly onAdd: (key: DialogKey, text: string) => void;
}): VNode {
  const key = useSignal<DialogKey>('edit');
  const text = useSignal('');
  const asked = useSignal(false);
  const standard = standardOf(props.standardWords, key.value);
  const missing = missingNames(standard, text.value);
  const error =
    text.value.trim() === '' || text.value.length > 600
      ? words.tooLong
      : missing.length > 0
        ? words.missing(missing.join(' '))
        : null;
  const add = () => {
    asked.value = true;
    if (error !== null) return;
    props.onAdd(key.value, text.value.trim());
    text.value = '';
    asked.value = false;
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={words.word}>
        {(ids) => (
          <select
            {...ids}
            class="input input-wide"
            value={key.value}
            onChange={({ currentTarget: { value } }) =>
              (key.value = singleWords.find((each) => each === value) ?? 'edit')
            }
          >
            {singleWords.map((each) => (
              <option key={each} value={each}>
                {shownText(standardOf(props.standardWords, each), 90).text}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.own} error={asked.value ? error : null}>
        {(ids) => (
          <input
            {...ids}
            class="input input-wide"
            lang={props.language}
            value={text.value}
            onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          />
        )}
      </Field>
      <div class="dialog-actions">
        <Button type="submit">{words.add}</Button>
      </div>
    </form>
  );
}
