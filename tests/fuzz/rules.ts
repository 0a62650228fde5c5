import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompiledDetector } from '../../lib/core/detect/compiled.ts';
import type { Detector, Settings } from '../../lib/core/policy/schema.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';

export interface File {
  readonly path: string;
  readonly text: string;
}

/** Every file of rules/, by path. */
export function readRules(root: string): readonly File[] {
  return readdirSync(path.join(root, 'rules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: path.relative(root, file), text: readFileSync(file, 'utf8') }));
}

/** The policy of rules/ without its examples run: `sluice check` does that. Throws when it has a problem. */
export function parseRules(files: readonly File[]): {
  readonly detectors: readonly Detector[];
  readonly compiled: readonly CompiledDetector[];
  readonly settings: Settings | null;
} {
  const parsed = parsePolicyFiles(files, { examples: 'skip' });
  const [problem] = parsed.problems;
  if (problem) throw new Error(`${problem.file}:${String(problem.line)} ${problem.code} ${problem.message}`);
  return parsed;
}
