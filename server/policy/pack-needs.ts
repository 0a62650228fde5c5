import type { PolicyFile } from '../../lib/core/api/console.ts';
import { readFiles, type WrittenPolicy } from '../../lib/core/policy/read-files.ts';
import type { Match } from '../../lib/core/policy/schema.ts';
import { idOf, isNamed, kindOf } from '../../lib/core/policy/written-kind.ts';

/**
 * The detectors and dictionaries that a pack names, and those that these name as evidence, as files in the order of
 * `files`. None where the pack is not among them. Only what is named is read: a library has hundreds.
 */
export function packNeeds(files: readonly PolicyFile[], pack: string): readonly PolicyFile[] {
  const byId = new Map(
    files.flatMap((file) => {
      const id = isNamed(file.text) ? idOf(file.text) : null;
      return id === null ? [] : [[id, file]];
    }),
  );
  const own = files.filter(({ text }) => kindOf(text) === 'RulePack' && idOf(text) === pack);
  const needed = new Set<PolicyFile>();
  let next: readonly PolicyFile[] = own;
  while (next.length > 0) {
    const named = namesIn(readFiles(next)).flatMap((name) => byId.get(name) ?? []);
    next = [...new Set(named)].filter((file) => !needed.has(file));
    for (const file of next) needed.add(file);
  }
  return files.filter((file) => needed.has(file));
}

function namesIn({ packs, detectors }: WrittenPolicy): readonly string[] {
  const rules = packs.flatMap(({ data }) => data.rules);
  const support = detectors.flatMap(({ data }) => data.patterns.flatMap((pattern) => pattern.support ?? []));
  return [
    ...rules.flatMap(({ match, unless }) => [...namesOf(match), ...namesOf(unless)]),
    ...support.flatMap(({ detector, dictionary }) => [detector ?? [], dictionary ?? []].flat()),
  ];
}

function namesOf(match: Match | undefined): readonly string[] {
  if (match === undefined) return [];
  if ('any' in match) return match.any.flatMap(namesOf);
  if ('all' in match) return match.all.flatMap(namesOf);
  if ('detector' in match) return [match.detector];
  return 'dictionary' in match ? [match.dictionary] : [];
}
