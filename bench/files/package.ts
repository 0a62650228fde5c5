import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromiumExtension } from '../../scripts/lib/demo-browser.mjs';
import { atMost, type Section } from '../lib/report.ts';

const megabyte = 1_000_000;

/** Bytes of the built extension: what every installation loads, and with what is loaded when a file asks for it. */
export function packageSection(): Promise<Section> {
  if (!existsSync(path.join(chromiumExtension, 'manifest.json'))) {
    const notes = ['The extension is not built: npm run build -- --only extension'];
    return Promise.resolve({ bench: 'package', notes, measures: [] });
  }
  const files = readdirSync(chromiumExtension, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, stats: statSync(path.join(chromiumExtension, name)) }))
    .filter(({ stats }) => stats.isFile());
  const size = (of: typeof files): number => of.reduce((sum, { stats }) => sum + stats.size, 0) / megabyte;
  const engines = files.filter(({ name }) => /^inspect[\\/]/.test(name));
  const core = files.filter((file) => !engines.includes(file));
  return Promise.resolve({
    bench: 'package',
    notes: ['for Chromium, unpacked; core is everything but the engines in inspect/ and their languages'],
    measures: [
      { name: 'core', value: size(core), unit: 'MB', budget: atMost(2, 1.5) },
      { name: 'engines and languages', value: size(engines), unit: 'MB' },
      { name: 'everything', value: size(files), unit: 'MB', budget: atMost(25, 20) },
    ],
  });
}
