import { signal, type ReadonlySignal } from '@preact/signals';
import type { SavedView } from '../../lib/core/api/incidents.ts';
import type { ApiError } from '../api/call.ts';
import type { IncidentsApi } from './api.ts';
import { standardDays } from './model.ts';
import type { IncidentsQuery } from './route.ts';

/** What everybody has. Named in text.ts. */
export const builtInViews = [
  { id: 'all', q: '' },
  { id: 'needsMe', q: 'is:open,in-progress assignee:me' },
  { id: 'openHigh', q: 'is:open severity:high,critical' },
  { id: 'disputed', q: 'has:dispute -has:answer' },
  { id: 'overridden', q: 'outcome:overridden' },
] as const satisfies readonly { readonly id: string; readonly q: string }[];
export type BuiltInView = (typeof builtInViews)[number]['id'];

export interface ViewsModel {
  /** The person's own, kept by the server. */
  readonly own: ReadonlySignal<readonly SavedView[]>;
  load(): Promise<void>;
  /** Keeps a view; one of the same name is replaced. */
  save(view: SavedView): Promise<ApiError | null>;
  remove(name: string): Promise<ApiError | null>;
}

export function createViews(api: Pick<IncidentsApi, 'views' | 'saveViews'>): ViewsModel {
  const own = signal<readonly SavedView[]>([]);

  let last: Promise<unknown> = Promise.resolve();

  /** The server keeps them as one list: changed is what it has now, one change after the other. */
  function put(change: (now: readonly SavedView[]) => readonly SavedView[]): Promise<ApiError | null> {
    const done = last.then(async () => {
      const now = await api.views();
      if (!now.ok) return now.error;
      const next = change(now.value.items);
      const answer = await api.saveViews(next);
      if (!answer.ok) return answer.error;
      own.value = next;
      return null;
    });
    last = done;
    return done;
  }

  return {
    own,
    async load() {
      const answer = await api.views();
      if (answer.ok) own.value = answer.value.items;
    },
    save: (view) => put((now) => [...now.filter(({ name }) => name !== view.name), view]),
    remove: (name) => put((now) => now.filter((view) => view.name !== name)),
  };
}

/** Whether a view is what is looked for now. */
export function isShown(view: IncidentsQuery, now: IncidentsQuery): boolean {
  return (
    (view.q ?? '') === (now.q ?? '') &&
    (view.by ?? null) === (now.by ?? null) &&
    (view.days ?? standardDays) === (now.days ?? standardDays)
  );
}
