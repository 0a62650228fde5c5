import type { Detector, Dictionary } from '../lib/core/policy/schema.ts';
import type { CompiledDetector } from '../lib/core/detect/compiled.ts';
import { surroundingsOf } from '../lib/core/decide/scan-long.ts';
import { loadEngine, type Engine } from '../lib/core/detect/index.ts';
import { phonesFor } from '../lib/core/detect/phone/from-metadata.ts';
import { parsePolicyFiles } from '../lib/core/policy/parse.ts';
import { describe } from './check.ts';
import { type Io, UsageError } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';

/** Every detector and dictionary of a policy, whether a rule needs it or not. */
export interface Detection {
  readonly engine: Engine;
  /** For texts of any length: how much around a piece of one its findings may depend on. */
  readonly surroundings: number;
  readonly compiled: readonly CompiledDetector[];
  /** Of the settings: ISO 3166-1. */
  readonly regions: readonly string[];
  /** As written, by id. */
  readonly sources: ReadonlyMap<string, Detector | Dictionary>;
}

/** Reads and compiles; `sluice check` runs the examples. Refuses (UsageError) a policy with problems, and names them. */
export async function loadDetection(io: Io, rules: string): Promise<Detection> {
  const parsed = parsePolicyFiles(await readPolicyFiles(io.directory, [rules]), { examples: 'skip' });
  if (parsed.problems.length > 0) {
    for (const problem of parsed.problems) io.err(describe(problem));
    throw new UsageError(`The policy in ${rules} has problems; sluice check says more.`);
  }
  const regions = parsed.settings?.regions ?? [];
  const engine = loadEngine(parsed.compiled, { phones: phonesFor(regions) });
  const documents: readonly (Detector | Dictionary)[] = [...parsed.detectors, ...parsed.dictionaries];
  return {
    engine,
    surroundings: surroundingsOf(parsed.compiled),
    compiled: parsed.compiled,
    regions,
    sources: new Map(documents.map((one) => [one.id, one])),
  };
}

/** The same for whoever only looks for findings: where nothing could be found, another folder was meant. */
export async function loadScanner(io: Io, rules: string): Promise<Detection> {
  const detection = await loadDetection(io, rules);
  if (detection.compiled.length === 0) throw new UsageError(`The policy in ${rules} has no detectors.`);
  return detection;
}
