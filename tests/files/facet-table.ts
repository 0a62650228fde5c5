import { facets } from '../../lib/inspect/extracted.ts';
import { type FormatId, formats } from './formats.ts';
import type { Specimen } from './specimen.ts';

/** What rules can ask about files of each format, as far as there is a file that shows it. */
export function facetTable(specimens: readonly Specimen[]): string {
  const head = ['Format', ...facets.map((facet) => facet.replace('-', ' ')), 'counts', 'unscannable'];
  const rows = (Object.keys(formats) as FormatId[]).map((format) => {
    const own = specimens.filter((specimen) => specimen.format === format);
    const has = (facet: (typeof facets)[number]): string =>
      own.some((specimen) => specimen.facets?.includes(facet)) ? '✓' : '';
    const counts = own.flatMap((specimen) => specimen.counts ?? []);
    const reasons = own.flatMap(({ unscannable }) => unscannable ?? []);
    return [formats[format].title, ...facets.map(has), listOf(counts), listOf(reasons)];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const listOf = (words: readonly string[]): string => [...new Set(words)].sort().join(', ');
