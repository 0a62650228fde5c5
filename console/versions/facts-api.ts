import * as v from 'valibot';
import type { PolicyFile, PolicyFiles } from '../../lib/core/api/console.ts';
import type {
  PackLibrary,
  ReplayReport,
  RuleLastChange,
  SimulatedReport,
} from '../../lib/core/api/replay.ts';
import { packLibrary, policyFiles, replayReport, ruleLastChange } from '../../lib/core/api/answers/policy.ts';
import { simulatedReport } from '../../lib/core/api/answers/reports.ts';
import { count, listOf } from '../../lib/core/api/answers/shapes.ts';
import { search, type Answered, type Call } from '../api/call.ts';

/** Of the coverage answer, what is asked here. */
export const versionsOnDevices = v.object({
  policyVersions: v.array(v.object({ version: count, devices: count })),
});
export type VersionsOnDevices = v.InferOutput<typeof versionsOnDevices>;

/** What rules did and would do (lib/core/api/replay.ts), and which devices have which version. */
export interface FactsApi {
  replay(files: readonly PolicyFile[], days: number): Answered<ReplayReport>;
  ruleChanges(): Answered<{ readonly items: readonly RuleLastChange[] }>;
  packs(): Answered<PackLibrary>;
  /** The detectors and dictionaries that a pack of the server names. */
  packNeeds(pack: string): Answered<PolicyFiles>;
  simulated(from: string, to: string): Answered<SimulatedReport>;
  onDevices(): Answered<VersionsOnDevices>;
}

export function createFactsApi(call: Call): FactsApi {
  return {
    replay: (files, days) => call('POST', '/api/policy/replay', replayReport, { files, days }),
    ruleChanges: () => call('GET', '/api/policy/rule-changes', listOf(ruleLastChange)),
    packs: () => call('GET', '/api/policy/packs', packLibrary),
    packNeeds: (pack) => call('GET', `/api/policy/packs/${encodeURIComponent(pack)}/needs`, policyFiles),
    simulated: (from, to) => call('GET', `/api/reports/simulated?${search({ from, to })}`, simulatedReport),
    onDevices: () => call('GET', '/api/coverage', versionsOnDevices),
  };
}
