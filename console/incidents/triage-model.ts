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
  /** Takes the last change back, as soon as the server has it. */
  undo(): Promise<void>;
  dismiss(): void;
}

/** A change on its way, or done. */
interface Sent {
  readonly done: Done;
  /** How the incidents were before it, to show them so again. */
  readonly states: ReadonlyMap<string, Triage>;
  /** Null: it was refused, or there is nothing to undo. */
  readonly batch: Promise<string | null>;
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
  // What can be taken back.
  let newest: Sent | null = null;

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

  /** Each as it was; `only` those that are still this. */
  function restore(states: ReadonlyMap<string, Triage>, only?: ReadonlySet<Triage>): void {
    for (const [key, before] of states)
      incidents.patch(new Set([key]), (triage) => (only?.has(triage) === false ? triage : before));
  }

  async function apply(chosen: Chosen, change: IncidentChange): Promise<ApiError | null> {
    const about = chosen.kind === 'keys' ? chosen.keys : [];
    const keys = new Set(about.map(keyText));
    const states = snapshot(keys);
    const count = chosen.kind === 'keys' ? chosen.keys.length : chosen.expected;
    const at = new Date(now()).toISOString();
    const made = new Set<Triage>();
    incidents.patch(keys, (triage) => {
      const next = changed(triage, change, at);
      made.add(next);
      return next;
    });
    const mine: Done = { change, count, keys: about, state: { kind: 'sending' } };
    last.value = mine;
    const sending = api.change({ select: selectOf(chosen), change });
    newest = { done: mine, states, batch: sending.then((sent) => (sent.ok ? sent.value.batch : null)) };
    const answer = await sending;
    const isLast = last.value === mine;
    if (!answer.ok) {
      // What was changed again since is newer than that.
      restore(states, made);
      if (isLast) last.value = { ...mine, state: { kind: 'failed', error: answer.error } };
      // Told to look again, one must be able to.
      if (answer.error.code === 'incident/other-count') await incidents.recount();
      await incidents.readDetail();
      return answer.error;
    }
    if (isLast) last.value = { ...mine, state: { kind: 'done', batch: answer.value.batch } };
    await (chosen.kind === 'found' ? incidents.reload() : incidents.recount());
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
      const taken = newest;
      newest = null;
      if (taken === null) return;
      // What was done since stands where it was said; the other is taken back all the same.
      const say = (state: Done['state']): void => {
        if (last.value?.change === taken.done.change) last.value = { ...taken.done, state };
      };
      const batch = await taken.batch;
      if (batch === null) return;
      say({ kind: 'undoing' });
      const answer = await api.undo(batch);
      say(answer.ok ? { kind: 'undone', kept: answer.value.kept } : { kind: 'failed', error: answer.error });
      if (!answer.ok) return;
      if (taken.states.size === 0 || answer.value.kept > 0) await incidents.reload();
      else {
        restore(taken.states);
        await incidents.recount();
      }
      await incidents.readDetail();
    },
    dismiss() {
      last.value = null;
      newest = null;
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
