import type { Count } from '../decide/words.ts';
import type { CompiledRule } from './bundle.ts';
import type { When } from './schema.ts';
import { compileTitle } from './title.ts';

type Files = NonNullable<When['files']>;

/**
 * The files part of a checked rule. Names are compiled like titles: a file has no folders by the time it is attached, so
 * `*` crosses everything. What only format 5 has is absent where the rule does not ask for it.
 */
export function compileFiles(files: Files): NonNullable<CompiledRule['when']['files']> {
  const { names, types = [], facets, unscannable, minBytes } = files;
  const counts = countsOf(files);
  return {
    names: names?.map(compileName) ?? null,
    types: types.length === 0 ? null : types,
    minBytes: minBytes ?? 0,
    ...(facets !== undefined && { facets }),
    ...(unscannable !== undefined && { unscannable }),
    ...(Object.keys(counts).length > 0 && { counts }),
  };
}

const fields = {
  pages: 'minPages',
  sheets: 'minSheets',
  rows: 'minRows',
  slides: 'minSlides',
  records: 'minRecords',
  entries: 'minEntries',
} as const satisfies Record<Count, keyof Files>;

function countsOf(files: Files): Partial<Record<Count, number>> {
  const asked = Object.entries(fields).map(([count, field]) => [count, files[field]] as const);
  return Object.fromEntries(asked.filter(([, least]) => least !== undefined));
}

function compileName(name: string) {
  const program = compileTitle(name.replace(/^(?:\*\*\/)+/, ''));
  if (!program.ok) throw new Error('checked policy does not compile');
  return program.value;
}
