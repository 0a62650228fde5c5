import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { PolicyBundle } from '../../lib/core/policy/bundle.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import { type Detector, detectorSchema } from '../../lib/core/policy/schema.ts';
import { readRulesFolder } from '../../server/policy/rules-folder.ts';

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

/** The default policy (`rules/`), and one of 250 patterns: every so-manieth detector of it with a rule for each. */
export function benchPolicies(root: string): { shipped: BenchPolicy; part: BenchPolicy } {
  const files = readRulesFolder(join(root, 'rules'));
  const shipped = compiled('default policy', files);
  return { shipped, part: compiled('250 patterns', partOf(files, shipped)) };
}

function partOf(files: Files, { bundle }: BenchPolicy): Files {
  const chosen = new Set<string>();
  const step = bundle.detectors.reduce((sum, { patterns }) => sum + patterns.length, 0) / budgetPatterns;
  let seen = 0;
  let taken = 0;
  for (const { id, patterns } of bundle.detectors) {
    seen += patterns.length;
    if (taken + patterns.length > seen / step + 1) continue;
    taken += patterns.length;
    chosen.add(id);
  }
  const pack = {
    apiVersion: 'sluice/v1',
    kind: 'RulePack',
    id: 'part',
    title: { en: 'Part of the default policy' },
    rules: [...chosen].map((detector) => ({
      id: detector,
      severity: 'medium',
      mode: 'enforce',
      match: { detector, minConfidence: 'medium' },
      then: { action: 'log' },
    })),
  };
  return [
    ...files.filter(({ path }) => !path.includes('/packs/')),
    { path: 'rules/packs/part.yaml', text: JSON.stringify(pack) }, // JSON is YAML
  ];
}

type Files = Parameters<typeof compilePolicy>[0];

function compiled(name: string, files: Files): BenchPolicy {
  const meta = { organisation: 'bench', version: 1, issuedAt: new Date().toISOString() };
  const result = compilePolicy(files, meta, { examples: 'skip' });
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
