import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromiumExtension } from '../../scripts/lib/demo-browser.mjs';
import { atMost, type Measure } from '../lib/report.ts';

/** The content scripts as they are shipped: minified, and what a store's compression makes of them. */
export function guardSizes(): Measure[] {
  const bytes = readFileSync(join(chromiumExtension, 'guard.js'));
  const hooks = readFileSync(join(chromiumExtension, 'page-hooks.js'));
  return [
    { name: 'guard.js, minified', value: bytes.length / 1000, unit: 'KB', budget: atMost(150, 100) },
    { name: 'guard.js, gzip', value: gzipSync(bytes, { level: 9 }).length / 1000, unit: 'KB' },
    { name: 'page-hooks.js, minified', value: hooks.length / 1000, unit: 'KB', budget: atMost(10, 5) },
    { name: 'page-hooks.js, gzip', value: gzipSync(hooks, { level: 9 }).length / 1000, unit: 'KB' },
  ];
}
