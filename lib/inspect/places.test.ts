import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placePart } from '../core/decide/place-words.ts';

/** What the tests of extractors reach is tried in `testing/extract.ts`; this sees what no test reaches. */
it('says where something stands in words that the dialog has', () => {
  const here = import.meta.dirname;
  const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const written = sources.flatMap((file) => {
    const calls = readFileSync(join(here, file), 'utf8').matchAll(/into\.(?:text|embed)\(\s*\[([^\]]*)\]/g);
    return [...calls].flatMap(([, path = '']) => {
      // After these comes a name out of the file.
      const [said = ''] = path.split(/(?<='(?:properties|macros|scripts)')/);
      return [...said.matchAll(/'([^']+)'/g)].map(([, part = '']) => part);
    });
  });
  expect(written.length).toBeGreaterThan(60);
  expect(written.filter((part) => placePart(part) === null)).toEqual([]);
});
