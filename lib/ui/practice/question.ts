import { localised } from '../dialog/localised.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { PracticeKey } from '../texts/practice/index.ts';
import type { Exercise } from './exercises.ts';

/** What the partner asks the person to write. A rule's title may speak a language that the page itself does not. */
export function questionOf(
  { kind, rule }: Pick<Exercise, 'kind' | 'rule'>,
  { say }: Texts<PracticeKey>,
  languages: readonly string[],
): string {
  if (rule === null) return say('asksClean');
  if (kind === 'file') return say('asksFile');
  return say('asksRule', { what: localised(rule.title, languages).text });
}
