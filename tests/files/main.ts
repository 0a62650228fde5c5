import { checkSpecimen, type Checked } from './check.ts';
import { pageText } from './page.ts';
import { createTestReaders } from './reader.ts';
import type { Specimen } from './specimen.ts';
import { allSpecimens } from './specimens.ts';

export { tools } from './producers/tools.ts';

export interface FilesRun {
  readonly passed: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
  /** docs/FILES.md. */
  readonly page: string;
}

/** Makes every file, looks into each, and says what is not as it has to be. `only`: parts of names of files. */
export async function runFiles(options: {
  readonly only: readonly string[];
  readonly about: { readonly commit: string; readonly date: string };
  readonly say: (line: string) => void;
}): Promise<FilesRun> {
  const readersFor = createTestReaders({ ocr: true });
  const results = new Map<Specimen, Checked>();
  const { only } = options;
  for (const specimen of allSpecimens) {
    if (only.length > 0 && !only.some((part) => specimen.name.includes(part))) continue;
    const checked = await checkSpecimen(specimen, readersFor).catch(couldNotBeMade);
    results.set(specimen, checked);
    const told = checked.wrong.length === 0 ? 'ok' : checked.wrong.join('; ');
    options.say(`${specimen.name} (${specimen.maker}, ${specimen.title}): ${told}`);
  }
  const failed = [...results].filter(([, { wrong }]) => wrong.length > 0);
  return {
    passed: results.size - failed.length,
    failures: failed.map(([{ name }, { wrong }]) => ({ name, message: wrong.join('\n') })),
    page: pageText(allSpecimens, results, options.about),
  };
}

function couldNotBeMade(error: unknown): Checked {
  return { seen: [], wrong: [error instanceof Error ? error.message : 'it could not be made'] };
}
