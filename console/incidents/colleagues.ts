import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Colleague } from '../../lib/core/api/incidents.ts';
import type { IncidentsApi } from './api.ts';

export interface ColleaguesModel {
  readonly assignable: ReadonlySignal<readonly Colleague[]>;
  /** The name of a user's id; null while or where it is not known. */
  nameOf(id: string): string | null;
  load(): Promise<void>;
}

/** People who work with the console. */
export function createColleagues(api: Pick<IncidentsApi, 'colleagues'>): ColleaguesModel {
  const all = signal<readonly Colleague[]>([]);
  const names = computed(() => new Map(all.value.map(({ id, name }) => [id, name])));
  return {
    assignable: computed(() => all.value.filter(({ assignable }) => assignable)),
    nameOf: (id) => names.value.get(id) ?? null,
    async load() {
      const answer = await api.colleagues();
      if (answer.ok) all.value = answer.value.items;
    },
  };
}
