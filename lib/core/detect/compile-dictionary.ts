import type { Dictionary } from '../policy/schema.ts';
import { worded } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { say, type Sentence } from '../sentence.ts';
import type { CompiledDetector } from './compiled.ts';
import type { DetectorProblem } from './compile-detector.ts';

/** Entries that a dictionary may hold, and code units that one of them may have. */
export const maxEntries = 100_000;
export const maxEntryLength = 200;

/**
 * Makes a dictionary ready for the engine: a detector with one pattern of words. An entry is written like a keyword: a
 * `*` at either end lets the word go on there. Order and repetitions do not matter. Problems name the entry by its
 * number, never by its text.
 */
export function compileDictionary(source: Dictionary): Result<CompiledDetector, DetectorProblem[]> {
  const entries = entriesOf(source);
  const problems = checkEntries(entries, typeof source.entries !== 'string');
  if (problems.length > 0) return fail(problems);
  return ok({
    id: source.id,
    title: source.title,
    category: 'business',
    patterns: [
      {
        id: 'entries',
        program: null,
        gate: { kind: 'always' },
        literals: [],
        holds: [],
        words: {
          list: [...new Set(entries)].sort(),
          ignoreCase: source.ignore?.case ?? true,
          ignoreAccents: source.ignore?.accents ?? false,
          boundary: 'word',
        },
        validators: [],
        confidence: source.confidence ?? 'medium',
        support: [],
        supportRequired: false,
        contrary: [],
      },
    ],
    excludeValues: [],
    exclude: [],
    mask: source.mask ?? { keepStart: 0, keepEnd: 4 },
  });
}

function entriesOf({ entries }: Dictionary): readonly string[] {
  if (typeof entries !== 'string') return entries.map((entry) => entry.normalize('NFC').trim());
  return entries
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function checkEntries(entries: readonly string[], isList: boolean): DetectorProblem[] {
  const at = (index: number): string => (isList ? `entries.${String(index)}` : 'entries');
  const problem = (code: string, path: string, message: Sentence): DetectorProblem => ({
    code,
    path,
    ...worded(message),
  });
  if (entries.length === 0) return [problem('detector/empty-match', 'entries', say`There is no entry.`)];
  if (entries.length > maxEntries) {
    const message = say`There are ${entries.length} entries; ${maxEntries} is the limit.`;
    return [problem('detector/dictionary-size', 'entries', message)];
  }
  return entries.flatMap((entry, index) => {
    if (entry.length > maxEntryLength) {
      const message = say`Entry ${index + 1} is longer than ${maxEntryLength} characters.`;
      return [problem('detector/dictionary-size', at(index), message)];
    }
    const letters = entry.replace(/^\*|\*$/g, '').trim();
    // One letter or digit would be found everywhere; one ideograph is a word.
    if (letters === '' || /^[\p{Script=Latin}\p{N}\p{P}\p{S}]$/u.test(letters)) {
      const message = say`Entry ${index + 1} is empty or a single character.`;
      return [problem('detector/empty-match', at(index), message)];
    }
    return [];
  });
}
