import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromiumExtension } from '../../scripts/lib/demo-browser.mjs';
import { atMost, type Measure, type Section } from './report.ts';

/** Loaded when the first file is looked into, or when a file of its kind is. */
const onFirstFile = /^inspect(?:\/|-)/;

/** What the built extension weighs on disk, and in a store's archive. */
export function packageSection(): Section {
  if (!existsSync(join(chromiumExtension, 'manifest.json'))) {
    const notes = ['The extension is not built: npm run build -- --only extension'];
    return { bench: 'package', notes, measures: [] };
  }
  const files = readdirSync(chromiumExtension, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const nameOf = (file: string) => file.slice(chromiumExtension.length + 1);
  const core = files.filter((file) => !onFirstFile.test(nameOf(file)));
  const megabytes = (some: readonly string[]) =>
    some.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const packed = (some: readonly string[]) =>
    some.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1e6;
  const largestFiles = files
    .map((file): Measure => ({ name: nameOf(file), value: statSync(file).size / 1e6, unit: 'MB' }))
    .sort((a, b) => b.value - a.value)
    .slice(0, 6);
  return {
    bench: 'package',
    notes: ['core: everything but what is loaded when a file is looked into (inspect-*.js and inspect/)'],
    measures: [
      { name: 'extension, core', value: megabytes(core), unit: 'MB', budget: atMost(2, 2) },
      { name: 'extension, everything', value: megabytes(files), unit: 'MB', budget: atMost(25, 25) },
      { name: 'extension, everything, each file packed', value: packed(files), unit: 'MB' },
      ...largestFiles,
    ],
  };
}
