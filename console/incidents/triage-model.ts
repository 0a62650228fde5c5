import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ChangeRequest, IncidentChange, Triage } from '../../lib/core/api/incidents.ts';
import { resolutions } from '../../lib/core/api/triage-words.ts';
import { plan } from '../../lib/core/api/triage-plan.ts';
import type { ApiError } from '../api/call.ts';
import type { IncidentKey } from '../api/client.ts';
import type { IncidentsApi, Scope } from './api.ts';
import { keyText, type IncidentsModel } from './model.ts';

/** Some incidents by their keys, or all that a search finds. */
export type Chosen =
  | { readonly kind: 'keys'; readonly keys: readonly IncidentKey[] }
  | { readonly kind: 'found'; readonly scope: Scope; readonly expected: number };

/** What was done last, and whether it can be taken back. */
export interface Done {
  readonly change: IncidentChange;
  readonly count: number;
  /** What it was about; none where all were meant that a search finds. */
  readonly keys: readonly IncidentKey[];
  readonly state:
    | { readonly kind: 'sending' }
    /** Without a batch there is nothing to undo. */
    | { readonly kind: 'done'; readonly batch: string | null }
    | { readonly kind: 'undoing' }
    | { readonly kind: 'undone'; readonly kept: number }
    | { readonly kind: 'failed'; readonly error: ApiError };
}

export interface TriageModel {
  readonly last: ReadonlySignal<Done | null>;
  readonly canUndo: ReadonlySignal<boolean>;
  /** Shows the change at once and sends it; what the server refuses is taken back. Null, or why it was refused. */
  apply(chosen: Chosen, change: IncidentChange): Promise<ApiError | null>;
  /** Takes the last change back; one that is still being sent, as soon as the server has it. */
  undo(): Promise<void>;
  dismiss(): void;
}

/** A page of the API takes this many keys. */
const maxKeys = 1_000;

/** The state after a change; a resolution of a later server is not lost on the way through words. */
export function changed(triage: Triage, change: IncidentChange, at: string): Triage {
  const { status, resolution, assignee, labels } = plan(triage, change);
  const answered = change.answer !== undefined && triage.disputedAt !== null;
  return {
    ...triage,
    status,
    resolution: resolutions.find((known) => known === resolution) ?? null,
    assignee,
    labels,
    answeredAt: answered ? at : triage.answeredAt,
  };
}

export function createTriage(
  api: Pick<IncidentsApi, 'change' | 'undo'>,
  incidents: IncidentsModel,
  now: () => number = Date.now,
): TriageModel {
  const last = signal<Done | null>(null);
  // Ends when the server has answered the last change.
  let underway: Promise<unknown> = Promise.resolve();
  // How the incidents of the last change were before it, to show them so again.
  let before: ReadonlyMap<string, Triage> = new Map();

  function snapshot(keys: ReadonlySet<string>): ReadonlyMap<string, Triage> {
    const found = new Map<string, Triage>();
    const opened = incidents.opened.value;
    const shown = opened.kind === 'ready' ? [opened.record] : [];
    for (const record of [...incidents.list.items.value, ...shown]) {
      const key = keyText({ day: record.day, device: record.device.id, id: record.incident.id });
      if (keys.has(key)) found.set(key, record.triage);
    }
    return found;
  }

  /** Each as it was. */
  function restore(states: ReadonlyMap<string, Triage>): void {
    for (const [key, triage] of states) incidents.patch(new Set([key]), () => triage);
  }

  async function apply(chosen: Chosen, change: IncidentChange): Promise<ApiError | null> {
    const about = chosen.kind === 'keys' ? chosen.keys : [];
    const keys = new Set(about.map(keyText));
    const states = snapshot(keys);
    const count = chosen.kind === 'keys' ? chosen.keys.length : chosen.expected;
    const at = new Date(now()).toISOString();
    incidents.patch(keys, (triage) => changed(triage, change, at));
    before = states;
    const mine: Done = { change, count, keys: about, state: { kind: 'sending' } };
    last.value = mine;
    const sent = api.change({ select: selectOf(chosen), change });
    underway = sent;
    const answer = await sent;
    const isLast = last.value === mine;
    if (!answer.ok) {
      restore(states);
      if (isLast) last.value = { ...mine, state: { kind: 'failed', error: answer.error } };
      return answer.error;
    }
    if (isLast) last.value = { ...mine, state: { kind: 'done', batch: answer.value.batch } };
    if (chosen.kind === 'found') await incidents.reload();
    await incidents.readDetail();
    return null;
  }

  return {
    last,
    canUndo: computed(() => {
      const done = last.value;
      if (done === null || !isUndoable(done.change)) return false;
      return done.state.kind === 'sending' || (done.state.kind === 'done' && done.state.batch !== null);
    }),
    apply,
    async undo() {
      const asked = last.value?.change;
      await underway;
      const done = last.value;
      if (done?.change !== asked || done?.state.kind !== 'done' || done.state.batch === null) return;
      const states = before;
      const mine: Done = { ...done, state: { kind: 'undoing' } };
      last.value = mine;
      const answer = await api.undo(done.state.batch);
      if (last.value === mine)
        last.value = {
          ...mine,
          state: answer.ok
            ? { kind: 'undone', kept: answer.value.kept }
            : { kind: 'failed', error: answer.error },
        };
      if (!answer.ok) return;
      if (states.size === 0 || answer.value.kept > 0) await incidents.reload();
      else restore(states);
      await incidents.readDetail();
    },
    dismiss() {
      last.value = null;
    },
  };
}

/** Notes and answers have been read by then. */
const isUndoable = (change: IncidentChange): boolean =>
  change.status !== undefined ||
  change.resolution !== undefined ||
  change.assignee !== undefined ||
  change.addLabels !== undefined ||
  change.removeLabels !== undefined;

function selectOf(chosen: Chosen): ChangeRequest['select'] {
  if (chosen.kind === 'keys') return { keys: chosen.keys.slice(0, maxKeys) };
  return { ...chosen.scope, expected: chosen.expected };
}
