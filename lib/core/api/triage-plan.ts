import type { IncidentChange } from './incidents.ts';
import type { Status } from './triage-words.ts';

/** What triage may change of an incident. */
export interface TriageState {
  readonly status: Status;
  readonly resolution: string | null;
  readonly assignee: string | null;
  readonly labels: readonly string[];
}

/**
 * The state after a change. A resolution resolves; what is opened again has none any more. Labels are sorted, each once,
 * 50 at most.
 */
export function plan(before: TriageState, change: IncidentChange): TriageState {
  const { addLabels = [], removeLabels = [] } = change;
  const resolves = change.resolution !== undefined && change.resolution !== null;
  const status = change.status ?? (resolves ? 'resolved' : before.status);
  const resolution = change.resolution === undefined ? before.resolution : change.resolution;
  const labels = [...new Set([...before.labels, ...addLabels])].filter((one) => !removeLabels.includes(one));
  return {
    status,
    resolution: status === 'resolved' ? resolution : null,
    assignee: change.assignee === undefined ? before.assignee : change.assignee,
    labels: labels.sort().slice(0, 50),
  };
}

/** The parts that differ, as they were and as they are; null when none does. */
export function difference(
  before: TriageState,
  after: TriageState,
): { readonly before: Partial<TriageState>; readonly after: Partial<TriageState> } | null {
  const keys = (['status', 'resolution', 'assignee', 'labels'] as const).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (state: TriageState): Partial<TriageState> =>
    Object.fromEntries(keys.map((key) => [key, state[key]]));
  return keys.length === 0 ? null : { before: pick(before), after: pick(after) };
}
