import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { keyFrom, textOf, type IncidentsModel } from './model.ts';
import type { Chosen } from './triage-model.ts';

/** As many as one change takes by their keys. */
export const maxSelected = 1_000;

export interface Selection {
  readonly size: ReadonlySignal<number>;
  /** All that the search finds are meant, also those that are not loaded. */
  readonly everything: ReadonlySignal<boolean>;
  /** Something is selected, whether or not it is known how much. */
  readonly some: ReadonlySignal<boolean>;
  has(key: string): boolean;
  toggle(key: string): void;
  /** All from the one that was toggled last to this one. */
  extendTo(key: string): void;
  selectLoaded(): void;
  selectEverything(): void;
  clear(): void;
  /** What a change is about, loaded or not; null when nothing is selected, or when it is not known how much. */
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
  const loaded = (): readonly string[] => incidents.list.items.value.map(textOf);
  /** What is ticked: where all are meant, all that are loaded. */
  const ticked = (): Iterable<string> => (everything.value ? loaded() : keys.value);

  return {
    size: computed(() => (everything.value ? (incidents.count.value?.count ?? 0) : keys.value.size)),
    everything,
    some: computed(() => everything.value || keys.value.size > 0),
    has: (key) => everything.value || keys.value.has(key),
    toggle(key) {
      anchor = key;
      const next = new Set(ticked());
      if (!next.delete(key)) next.add(key);
      set(next);
    },
    extendTo(key) {
      const from = anchor === null ? undefined : incidents.positionOf(anchor);
      const to = incidents.positionOf(key);
      if (to === undefined) return;
      const [low, high] = from === undefined ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      set(new Set([...ticked(), ...loaded().slice(low, high + 1)]));
      anchor = key;
    },
    selectLoaded: () => set(new Set(loaded())),
    selectEverything() {
      everything.value = true;
    },
    clear() {
      anchor = null;
      set(new Set());
    },
    chosen() {
      const count = incidents.count.value;
      if (everything.value)
        return count === null
          ? null
          : { kind: 'found', scope: incidents.looked.value, expected: count.count };
      if (keys.value.size === 0) return null;
      // In the order of the list; what is not loaded any more, at the end.
      const at = (key: string): number => incidents.positionOf(key) ?? Number.MAX_SAFE_INTEGER;
      return { kind: 'keys', keys: [...keys.value].sort((a, b) => at(a) - at(b)).map(keyFrom) };
    },
  };
}
