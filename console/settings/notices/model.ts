import { dialogWords, type OwnTexts } from '../../../lib/core/policy/dialog-words.ts';
import type { Localised } from '../../../lib/core/policy/schema.ts';
import { en } from '../../../lib/ui/texts/dialog/en.ts';
import type { DialogCatalogue, DialogKey } from '../../../lib/ui/texts/dialog/index.ts';

/** One word of the dialog in one language, as the organisation says it. */
export interface OwnWord {
  readonly key: DialogKey;
  readonly text: string;
  /** Has forms for numbers: edited in the file only. */
  readonly plural: boolean;
}

const isKey = (key: string): key is DialogKey => key in en;

/** Which words a language has of its own. */
export function ownWordsOf(texts: OwnTexts, language: string): readonly OwnWord[] {
  return Object.entries(texts[language] ?? {}).flatMap(([key, message]) =>
    isKey(key)
      ? [
          {
            key,
            text: typeof message === 'string' ? message : message.other,
            plural: typeof message !== 'string',
          },
        ]
      : [],
  );
}

/** Sets a word; '' takes it away. A language without words goes as well. */
export function withWord(texts: OwnTexts, language: string, key: DialogKey, text: string): OwnTexts {
  const { [key]: _, ...rest } = texts[language] ?? {};
  const words = text === '' ? rest : { ...rest, [key]: text };
  const { [language]: __, ...others } = texts;
  return Object.keys(words).length === 0 ? others : { ...others, [language]: words };
}

/** What the extension says by itself; of several forms, the one for most numbers. */
export function standardOf(standard: DialogCatalogue, key: DialogKey): string {
  const message = standard[key];
  return typeof message === 'string' ? message : message.other;
}

/** Words whose standard is one text: those that can be set here. */
export const singleWords: readonly DialogKey[] = dialogWords.filter(
  (key): key is DialogKey => isKey(key) && typeof en[key] === 'string',
);

/** Every `{name}` of the standard must come back, or the sentence says less than it should. */
export function missingNames(standard: string, text: string): readonly string[] {
  return [...new Set(standard.match(/\{\w+\}/g) ?? [])].filter((name) => !text.includes(name));
}

/** Characters of a notice in one language, as the policy takes them. */
export const mostInNotice = 600;

/** Sets what is said in a language; nothing but white space takes it away. */
export function withNotice(notice: Localised, language: string, text: string): Localised {
  const { [language]: _, ...others } = notice;
  return text.trim() === '' ? others : { ...others, [language]: text };
}

/** Whether the policy takes it: in no language, or in English at least, and nowhere too long. */
export function isSound(notice: Localised): boolean {
  const texts = Object.values(notice);
  return texts.length === 0 || ('en' in notice && texts.every((text) => text.length <= mostInNotice));
}
