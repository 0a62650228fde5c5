import * as v from 'valibot';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type {
  ActionCounts,
  PackLibrary,
  ReplayReport,
  RuleLastChange,
  SimulatedReport,
} from '../../lib/core/api/replay.ts';
import { doubts } from '../../lib/core/replay/recorded.ts';
import type { Answer } from '../api/answers.ts';
import { search, type Answered, type Call } from '../api/call.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const period = v.object({ from: v.string(), to: v.string() });
const actionCounts: Answer<ActionCounts> = v.object({
  log: whole,
  warn: whole,
  justify: whole,
  redact: whole,
  block: whole,
});
const groups = v.array(v.object({ group: v.string(), before: whole, after: whole }));

export const replayReport: Answer<ReplayReport> = v.object({
  period,
  days: whole,
  sends: whole,
  recorded: v.number(),
  before: actionCounts,
  after: actionCounts,
  unsure: whole,
  groups,
  rules: v.array(
    v.object({
      pack: v.string(),
      rule: v.string(),
      matchedBefore: whole,
      matchedAfter: whole,
      heldBefore: whole,
      heldAfter: whole,
      unsure: whole,
      doubts: v.array(v.picklist(doubts)),
      completeSince: v.nullable(v.string()),
      groups,
    }),
  ),
});

export const ruleChangesAnswer: Answer<{ readonly items: readonly RuleLastChange[] }> = v.object({
  items: v.array(
    v.object({ pack: v.string(), rule: v.string(), version: whole, at: v.string(), by: v.string() }),
  ),
});
export const packLibrary: Answer<PackLibrary> = v.object({
  packs: v.array(v.object({ path: v.string(), text: v.string() })),
});
export const simulatedReport: Answer<SimulatedReport> = v.object({
  period,
  rows: v.array(v.object({ rule: v.string(), group: v.string(), count: whole })),
});
/** Of the coverage answer, what is asked here. */
export const versionsOnDevices = v.object({
  policyVersions: v.array(v.object({ version: whole, devices: whole })),
});
export type VersionsOnDevices = v.InferOutput<typeof versionsOnDevices>;

/** What rules did and would do (lib/core/api/replay.ts), and which devices have which version. */
export interface FactsApi {
  replay(files: readonly PolicyFile[], days: number): Answered<ReplayReport>;
  ruleChanges(): Answered<{ readonly items: readonly RuleLastChange[] }>;
  packs(): Answered<PackLibrary>;
  simulated(from: string, to: string): Answered<SimulatedReport>;
  onDevices(): Answered<VersionsOnDevices>;
}

export function createFactsApi(call: Call): FactsApi {
  return {
    replay: (files, days) => call('POST', '/api/policy/replay', replayReport, { files, days }),
    ruleChanges: () => call('GET', '/api/policy/rule-changes', ruleChangesAnswer),
    packs: () => call('GET', '/api/policy/packs', packLibrary),
    simulated: (from, to) => call('GET', `/api/reports/simulated?${search({ from, to })}`, simulatedReport),
    onDevices: () => call('GET', '/api/coverage', versionsOnDevices),
  };
}
