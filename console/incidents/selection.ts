import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { keyOf, textOf, type IncidentsModel } from './model.ts';
import type { Chosen } from './triage-model.ts';

/** As many as one change takes by their keys. */
export const maxSelected = 1_000;

export interface Selection {
  readonly size: ReadonlySignal<number>;
  /** All that the search finds are meant, also those that are not loaded. */
  readonly everything: ReadonlySignal<boolean>;
  has(key: string): boolean;
  toggle(key: string): void;
  /** All from the one that was toggled last to this one. */
  extendTo(key: string): void;
  selectLoaded(): void;
  selectEverything(): void;
  clear(): void;
  /** What a change is about; null when nothing is selected. */
  chosen(): Chosen | null;
}

export function createSelection(incidents: IncidentsModel): Selection {
  const keys = signal<ReadonlySet<string>>(new Set());
  const everything = signal(false);
  let anchor: string | null = null;

  function set(next: ReadonlySet<string>): void {
    everything.value = false;
    keys.value = new Set([...next].slice(0, maxSelected));
  }
  const selected = (): readonly IncidentItem[] =>
    incidents.list.items.value.filter((item) => keys.value.has(textOf(item)));

  return {
    size: computed(() => (everything.value ? (incidents.count.value?.count ?? 0) : keys.value.size)),
    everything,
    has: (key) => everything.value || keys.value.has(key),
    toggle(key) {
      anchor = key;
      const next = new Set(keys.value);
      if (!next.delete(key)) next.add(key);
      set(next);
    },
    extendTo(key) {
      const from = anchor === null ? undefined : incidents.positionOf(anchor);
      const to = incidents.positionOf(key);
      if (to === undefined) return;
      const [low, high] = from === undefined ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      set(new Set([...keys.value, ...incidents.list.items.value.slice(low, high + 1).map(textOf)]));
      anchor = key;
    },
    selectLoaded: () => set(new Set(incidents.list.items.value.map(textOf))),
    selectEverything() {
      everything.value = true;
    },
    clear() {
      anchor = null;
      set(new Set());
    },
    chosen() {
      const count = incidents.count.value;
      if (everything.value && count !== null)
        return { kind: 'found', scope: incidents.looked.value, expected: count.count };
      const items = selected();
      return items.length === 0 ? null : { kind: 'keys', keys: items.map(keyOf) };
    },
  };
}
