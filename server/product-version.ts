import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const manifestSchema = v.object({ name: v.literal('sluice'), version: v.string() });

/** Of package.json, beside the sources and two folders above the built server; `unknown` where neither is at hand. */
export const productVersion: string = find(['../package.json', '../../package.json']);

function find(candidates: readonly string[]): string {
  for (const path of candidates) {
    try {
      const json: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      const manifest = v.safeParse(manifestSchema, json);
      if (manifest.success) return manifest.output.version;
    } catch {
      // The next one, then.
    }
  }
  return 'unknown';
}
