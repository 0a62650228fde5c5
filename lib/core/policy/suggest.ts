import { say, type Sentence } from '../sentence.ts';

/** The known name that was most likely meant, or nothing: at most one edit in three characters. */
export function closestName(wrong: string, known: Iterable<string>): string | undefined {
  if (wrong.length > 64) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wrong.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - wrong.length) >= bestDistance) continue;
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** A hint for a misspelt name: the likely one, else the choices when they are few. */
export function nameHint(wrong: string, known: readonly string[]): Sentence | undefined {
  const near = closestName(wrong, known);
  if (near !== undefined) return say`Did you mean ${near}?`;
  return known.length > 0 && known.length <= 20 ? say`Known here: ${known.join(', ')}.` : undefined;
}

/** What a reference says that leads nowhere. */
export const noSuch = {
  detector: (id: string) => say`There is no detector named ${id}.`,
  dictionary: (id: string) => say`There is no dictionary named ${id}.`,
  platform: (id: string) => say`There is no platform named ${id}.`,
} as const;

/** Damerau–Levenshtein, adjacent transpositions only: what fingers do. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
