import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Field } from '../../../lib/design/components/field.tsx';
import { sentenceText } from '../../../lib/design/components/shown-text.ts';
import type { Localised } from '../../../lib/core/policy/schema.ts';
import { dialogLanguages } from '../../../lib/ui/texts/dialog/languages.ts';
import { locale } from '../../shell/language.ts';
import { LanguageField, languageName } from './language-field.tsx';
import { mostInNotice, withNotice } from './model.ts';
import { noticesText as words } from './text.ts';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

/** What every person reads on the page about what is watched, a language at a time. */
export function FirstNotice(props: {
  readonly notice: Localised;
  readonly readOnly: boolean;
  readonly onChange: (notice: Localised) => void;
}): VNode {
  const { notice, readOnly, onChange } = props;
  const language = useSignal('en');
  const text = notice[language.value] ?? '';
  const written = Object.keys(notice).map((tag) => sentenceText(languageName(tag), 60));
  const lacksEnglish = written.length > 0 && notice['en'] === undefined;
  const isLong = text.length > mostInNotice;
  return (
    <section class="block form" aria-labelledby="first-notice">
      <h2 id="first-notice">{words.notice}</h2>
      <p class="quiet">{words.noticeText}</p>
      <div class="form-row">
        <LanguageField
          known={[...new Set([...dialogLanguages, ...Object.keys(notice)])]}
          value={language.value}
          onChange={(chosen) => (language.value = chosen)}
        />
      </div>
      <Field
        label={words.noticeSay}
        hint={written.length === 0 ? words.noticeNone : words.noticeIn(list.format(written))}
        error={isLong ? words.tooLong : lacksEnglish ? words.noticeEnglish : null}
      >
        {(ids) => (
          <textarea
            {...ids}
            class="input input-wide"
            rows={4}
            lang={language.value}
            readOnly={readOnly}
            value={text}
            onInput={({ currentTarget }) => onChange(withNotice(notice, language.value, currentTarget.value))}
          />
        )}
      </Field>
    </section>
  );
}
