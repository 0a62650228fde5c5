import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromiumExtension } from '../../scripts/lib/demo-browser.mjs';
import { atMost, type Measure } from '../lib/report.ts';

/** The content scripts as they are shipped: minified, and what a store's compression makes of them. */
export function guardSizes(): Measure[] {
  const scripts = {
    'guard.js': atMost(150, 100),
    'page-hooks.js': atMost(10, 5),
    // Telegram's, which also look into what the page hands to its workers.
    'page-hooks-workers.js': atMost(10, 5),
  };
  return Object.entries(scripts).flatMap(([name, budget]) => {
    const bytes = readFileSync(join(chromiumExtension, name));
    const packed = gzipSync(bytes, { level: 9 });
    return [
      { name: `${name}, minified`, value: bytes.length / 1000, unit: 'KB', budget },
      { name: `${name}, gzip`, value: packed.length / 1000, unit: 'KB' },
    ];
  });
}
