import type { CatalogueEntry } from './catalogue-entry.ts';

/** Those that a search is about, best first: by id or title, then category, place and source. */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  search: string,
): readonly CatalogueEntry[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return entries;
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry, words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** 0: one of the words is nowhere. */
function scoreOf(entry: CatalogueEntry, words: readonly string[]): number {
  const names = [entry.id, ...Object.values(entry.title)].join(' ').toLowerCase();
  const other = [entry.category ?? '', ...entry.locales, entry.source ?? '', entry.path]
    .join(' ')
    .toLowerCase();
  const scores = words.map((word) => {
    const at = names.indexOf(word);
    if (at >= 0) return at === 0 ? 4 : /[\s-]/.test(names[at - 1] ?? '') ? 3 : 2;
    return other.includes(word) ? 1 : 0;
  });
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0);
}
