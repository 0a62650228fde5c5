import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { locale } from '../../shell/language.ts';
import { Choice, TextInput } from './controls.tsx';
import { dataAt, fieldsAt, textAt } from './data.ts';
import type { FormEdit } from './form-edit.ts';
import { formText } from './text.ts';
import type { Path } from './yaml-node.ts';

const offered = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt-BR', 'nl', 'cs', 'tr', 'uk', 'ar', 'zh'];
const languageNames = new Intl.DisplayNames([locale], { type: 'language' });
/** A language in the reader's own words; its tag where that is none. */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A text in several languages, one at a time. */
export function Localised(props: {
  readonly edit: FormEdit;
  readonly label: string;
  readonly data: unknown;
  /** Where it stands in `data`, and in the document. */
  readonly own: Path;
  readonly path: Path;
  readonly lines?: number;
  readonly hint?: string;
}): VNode {
  const { edit, path, own } = props;
  const written = fieldsAt(props.data, ...own);
  const chosen = useSignal('en');
  const tag = chosen.value;
  const tags = [...new Set([...written, ...offered])];
  return (
    <div class="localised">
      <TextInput
        label={props.label}
        value={textAt(props.data, ...own, tag)}
        lines={props.lines ?? 1}
        lang={tag}
        error={edit.problemAt(path, true)}
        {...(props.hint !== undefined && dataAt(props.data, own) === undefined && { hint: props.hint })}
        onValue={(value) => {
          if (value !== '') edit.set([...path, tag], value);
          else if (tag !== 'en' || written.length === 1) edit.remove([...path, tag]);
        }}
      />
      <Choice
        label={formText.language}
        value={tag}
        options={tags.map((value) => ({
          value,
          label: written.includes(value) ? languageName(value) : `+ ${languageName(value)}`,
        }))}
        onValue={(value) => (chosen.value = value)}
      />
    </div>
  );
}
