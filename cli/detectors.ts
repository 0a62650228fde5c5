import type { ExitCode, Io } from './io.ts';
import { loadDetection } from './detection.ts';

/** `sluice detectors`: what can be found, one a line or as a JSON array of `{ id, title, category, locales }`. */
export async function listDetectors(
  io: Io,
  options: { readonly rules: string; readonly json: boolean },
): Promise<ExitCode> {
  const { sources } = await loadDetection(io, options.rules);
  const list = [...sources.values()]
    .map((source) => ({
      id: source.id,
      title: source.title['en'] ?? source.id,
      category: source.kind === 'Detector' ? source.category : 'business',
      locales: source.kind === 'Detector' ? source.locales : ['*'],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (options.json) io.out(`${JSON.stringify(list, null, 2)}\n`);
  else
    for (const { id, title, category, locales } of list) {
      io.out(`${id.padEnd(32)} ${category.padEnd(10)} ${locales.join(' ').padEnd(12)} ${title}\n`);
    }
  return 0;
}
