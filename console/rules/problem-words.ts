import { signal } from '@preact/signals';
import type { Problem, Wording } from '../../lib/core/problem.ts';
import { type Sentence, wordsOf } from '../../lib/core/sentence.ts';
import { language } from '../shell/language.ts';

/** Loaded for who reads them alone; whatever is not there is said in English. */
const problemSentences = signal<Readonly<Record<string, string>>>({});
if (language === 'de') {
  void import('./problem-sentences.ts').then(
    ({ germanSentences }) => (problemSentences.value = germanSentences),
    () => undefined,
  );
}

/** What a problem says, in the reader's language; in English what there is no translation of. */
export function problemWords(
  { message, hint, said }: Pick<Problem, 'message' | 'hint' | 'said'>,
  sentences: Readonly<Record<string, string>> = problemSentences.value,
): { readonly message: string; readonly hint: string | null } {
  if (said === undefined) return { message, hint: hint ?? null };
  const words = (sentence: Sentence) =>
    wordsOf(sentence, (template) =>
      Object.hasOwn(sentences, template) ? (sentences[template] ?? null) : null,
    );
  return { message: words(said[0]), hint: said[1] === undefined ? null : words(said[1]) };
}

/** Both in one text. */
export function problemSentence(
  problem: Pick<Problem | Wording, 'message' | 'hint' | 'said'>,
  sentences: Readonly<Record<string, string>> = problemSentences.value,
): string {
  const { message, hint } = problemWords(problem, sentences);
  return hint === null ? message : `${message} ${hint}`;
}
