import type { PolicyFile } from '../../lib/core/api/console.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import { validators } from '../../lib/core/detect/validators/index.ts';
import { platformIdOf } from '../../lib/core/policy/platform-id.ts';
import { readFiles } from '../../lib/core/policy/read-files.ts';
import type { Detector } from '../../lib/core/policy/schema.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-entry.ts';

const shownExamples = 3;
const longestExample = 300;

export function catalogueOf(files: readonly PolicyFile[]): Catalogue {
  const { detectors, dictionaries, platforms } = readFiles(files);
  return {
    entries: [
      ...detectors.map(({ data, source }) => detectorEntry(data, source.file)),
      ...dictionaries.map(({ data: { id, title, entries }, source }): CatalogueEntry => {
        const words =
          typeof entries === 'string' ? entries.split('\n').filter((line) => line !== '') : entries;
        const about = {
          kind: 'dictionary',
          category: null,
          locales: [],
          source: null,
          examples: [],
        } as const;
        return { ...about, id, title, path: source.file, entries: words.length };
      }),
    ],
    platforms: [...new Set(platforms.map(({ data }) => platformIdOf(data)))].sort(),
    validators: [...validators.keys()],
  };
}

function detectorEntry(
  { id, title, category, locales, source, examples }: Detector,
  path: string,
): CatalogueEntry {
  const shown = examples.match.slice(0, shownExamples).flatMap(({ text, find }) => {
    const whole = expandPlaceholders(text);
    const found = expandPlaceholders(find[0] ?? '');
    return whole === null || found === null ? [] : [{ text: whole.slice(0, longestExample), found }];
  });
  const about = { kind: 'detector', source: source ?? null, examples: shown, entries: null } as const;
  return { ...about, id, title, category, locales, path };
}
