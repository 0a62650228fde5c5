import type { VNode } from 'preact';
import { Field } from '../../../lib/design/components/field.tsx';
import { shownText } from '../../../lib/design/components/shown-text.ts';
import { locale } from '../../shell/language.ts';
import { noticesText as words } from './text.ts';

const names = new Intl.DisplayNames(locale, { type: 'language' });
/** In the reader's language; the tag itself where it has no name. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Chooses the language that is written in. */
export function LanguageField(props: {
  readonly known: readonly string[];
  readonly value: string;
  readonly onChange: (language: string) => void;
}): VNode {
  return (
    <Field label={words.language}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={props.value}
          onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
        >
          {props.known.map((tag) => (
            <option key={tag} value={tag}>
              {shownText(languageName(tag), 60).text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
