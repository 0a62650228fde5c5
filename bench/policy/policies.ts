import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { PolicyBundle } from '../../lib/core/policy/bundle.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import { type Detector, detectorSchema } from '../../lib/core/policy/schema.ts';
import { readRulesFolder } from '../../server/policy/rules-folder.ts';
import { syntheticDetectors, syntheticPack } from './synthetic.ts';

/** How many patterns the budgets speak of. */
const budgetPatterns = 250;

/** A policy to measure with. */
export interface BenchPolicy {
  readonly name: string;
  readonly bundle: PolicyBundle;
  readonly patterns: number;
  /** The detectors that are in the bundle, as written. */
  readonly detectors: readonly Detector[];
}

/** The default policy (`rules/`), and the same filled up to 250 patterns with made-up detectors. */
export function benchPolicies(root: string): { shipped: BenchPolicy; full: BenchPolicy } {
  const files = readRulesFolder(join(root, 'rules'));
  const shipped = compiled('default policy', files);
  const missing = Math.max(0, budgetPatterns - shipped.patterns);
  const detectors = syntheticDetectors(missing);
  const more = [...detectors, syntheticPack(detectors)].map((document, i) => ({
    path: `synthetic/${i}.yaml`,
    text: JSON.stringify(document), // JSON is YAML
  }));
  return { shipped, full: compiled('250 patterns', missing === 0 ? files : [...files, ...more]) };
}

type Files = Parameters<typeof compilePolicy>[0];

function compiled(name: string, files: Files): BenchPolicy {
  const meta = { organisation: 'bench', version: 1, issuedAt: new Date().toISOString() };
  const result = compilePolicy(files, meta);
  if (!result.ok) throw new Error(`the policy does not compile: ${result.error[0]?.message ?? ''}`);
  const bundle = result.value;
  const written = files.map(({ text }) => v.safeParse(detectorSchema, parse(text)));
  return {
    name,
    bundle,
    patterns: bundle.detectors.flatMap(({ patterns }) => patterns).length,
    detectors: written
      .flatMap((document) => (document.success ? [document.output] : []))
      .filter(({ id }) => bundle.detectors.some((detector) => detector.id === id)),
  };
}
