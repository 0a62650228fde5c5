import type { LoadedPolicy } from './index.ts';
import { maskWords } from './mask-words.ts';
import { placePart } from './place-words.ts';

const mostKnown = 1000;

/**
 * Where something stands goes into the incident: files inside, sheets, fields and properties can be called after the
 * very value that was found, and are masked like an excerpt.
 */
export function createMaskedPath(
  policy: Pick<LoadedPolicy, 'engine'>,
): (path: readonly string[]) => string[] {
  const known = new Map<string, string>();
  const masked = (part: string): string => {
    const place = placePart(part);
    if (place === null) return maskWords(policy, part);
    return place.kind === 'before' ? `${place.word} ${maskWords(policy, place.rest)}` : part;
  };
  return (path) =>
    path.map((part) => {
      const before = known.get(part);
      if (before !== undefined) return before;
      const made = masked(part);
      if (known.size >= mostKnown) known.clear();
      known.set(part, made);
      return made;
    });
}
