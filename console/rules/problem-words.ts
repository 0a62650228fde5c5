import type { Problem, Wording } from '../../lib/core/problem.ts';
import { type Sentence, wordsOf } from '../../lib/core/sentence.ts';
import { problemSentences } from './problem-sentences.ts';

/** What a problem says, in the reader's language; in English what there is no translation of. */
export function problemWords(
  { message, hint, said }: Pick<Problem, 'message' | 'hint' | 'said'>,
  sentences: Readonly<Record<string, string>> = problemSentences,
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
  sentences: Readonly<Record<string, string>> = problemSentences,
): string {
  const { message, hint } = problemWords(problem, sentences);
  return hint === null ? message : `${message} ${hint}`;
}
