import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CountAnswer, IncidentDetail, IncidentItem, Triage } from '../../lib/core/api/incidents.ts';
import type { ApiError } from '../api/call.ts';
import type { IncidentKey } from '../api/client.ts';
import { createPaged, type Paged } from '../paging/paged.ts';
import type { IncidentsApi, Scope } from './api.ts';

export const periods = [7, 30, 90, 400] as const;
export const standardDays = 30;

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly key: IncidentKey }
  | { readonly kind: 'ready'; readonly record: IncidentItem }
  | { readonly kind: 'gone'; readonly key: IncidentKey }
  | { readonly kind: 'failed'; readonly key: IncidentKey; readonly error: ApiError };

export interface IncidentsModel {
  readonly list: Paged<IncidentItem>;
  readonly looked: ReadonlySignal<Scope>;
  /** How many the search finds; null until it is known. */
  readonly count: ReadonlySignal<CountAnswer | null>;
  readonly opened: ReadonlySignal<Opened>;
  /** History of the opened one; null until it is there. */
  readonly detail: ReadonlySignal<IncidentDetail | null>;
  /** Lists what is looked for, unless that is what is listed. */
  look(scope: Scope): Promise<void>;
  /** The same search anew. */
  reload(): Promise<void>;
  /** What came since, and what became of what is shown, the opened one too. */
  poll(): Promise<void>;
  /** How many the search finds by now. */
  recount(): Promise<void>;
  /** Opens one: from the list when it is there, else from the server. `null` closes. */
  open(key: IncidentKey | null): Promise<void>;
  /** Fetches the opened one with its history. */
  readDetail(): Promise<void>;
  /** The neighbour of the opened one in the list; the first when none is open, null at either end. */
  neighbour(step: 1 | -1): IncidentKey | null;
  positionOf(key: string): number | undefined;
  /** Changes what is shown of some incidents, before or without asking the server. */
  patch(keys: ReadonlySet<string>, change: (triage: Triage) => Triage): void;
}

/** The parts of an incident's address. */
export function keyOf(record: IncidentItem): IncidentKey {
  return { day: record.day, device: record.device.id, id: record.incident.id };
}

export const keyText = (key: IncidentKey): string => `${key.day}/${key.device}/${key.id}`;
/** Of what `keyText` wrote. */
export function keyFrom(text: string): IncidentKey {
  const [day = '', device = '', ...id] = text.split('/');
  return { day, device, id: id.join('/') };
}
export const textOf = (record: IncidentItem): string => keyText(keyOf(record));

export function createIncidents(api: Pick<IncidentsApi, 'incidents' | 'incident' | 'count'>): IncidentsModel {
  const looked = signal<Scope>({ q: '', days: standardDays });
  const count = signal<CountAnswer | null>(null);
  const list = createPaged<IncidentItem>((cursor) => api.incidents({ cursor, ...looked.value }), textOf);
  const opened = signal<Opened>({ kind: 'none' });
  const detail = signal<IncidentDetail | null>(null);
  const positions = computed(() => new Map(list.items.value.map((record, index) => [textOf(record), index])));
  // An answer for an incident that is no longer the wanted one is dropped.
  let wanted: string | null = null;

  async function reload(): Promise<void> {
    const scope = looked.value;
    // Rows first, in the order that a server with one core works in.
    const listing = list.load();
    const answer = await api.count(scope);
    await listing;
    if (looked.value === scope) count.value = answer.ok ? answer.value : null;
  }

  async function recount(): Promise<void> {
    const scope = looked.value;
    const answer = await api.count(scope);
    if (looked.value === scope && answer.ok) count.value = answer.value;
  }

  async function poll(): Promise<void> {
    const waited = list.waiting.value.count;
    await list.poll();
    await Promise.all([list.waiting.value.count === waited ? undefined : recount(), followList()]);
  }

  /** The opened one is what the list says of it: somebody else may have worked on it. */
  async function followList(): Promise<void> {
    const shown = opened.value;
    if (shown.kind !== 'ready') return;
    const listed = list.items.value[positions.value.get(textOf(shown.record)) ?? -1];
    if (listed === undefined || JSON.stringify(listed.triage) === JSON.stringify(shown.record.triage)) return;
    opened.value = { kind: 'ready', record: listed };
    await fetchOne(keyOf(listed));
  }

  async function open(key: IncidentKey | null): Promise<void> {
    if (key !== null && wanted === keyText(key) && opened.value.kind === 'ready') return;
    wanted = key === null ? null : keyText(key);
    detail.value = null;
    if (key === null) {
      opened.value = { kind: 'none' };
      return;
    }
    const listed = list.items.value[positions.value.get(keyText(key)) ?? -1];
    if (listed !== undefined) {
      opened.value = { kind: 'ready', record: listed };
      return;
    }
    opened.value = { kind: 'loading', key };
    await fetchOne(key);
  }

  async function fetchOne(key: IncidentKey): Promise<void> {
    const answer = await api.incident(key);
    if (wanted !== keyText(key)) return;
    if (answer.ok)
      batch(() => {
        opened.value = { kind: 'ready', record: answer.value };
        detail.value = answer.value;
        list.update((item) => (textOf(item) === wanted ? answer.value : item));
      });
    else if (opened.value.kind === 'ready') return;
    else if (answer.error.status === 404) opened.value = { kind: 'gone', key };
    else opened.value = { kind: 'failed', key, error: answer.error };
  }

  return {
    list,
    looked,
    count,
    opened,
    detail,
    async look({ q, days }) {
      if (list.phase.value !== 'idle' && looked.value.q === q && looked.value.days === days) {
        if (list.phase.value === 'ready') await poll();
        return;
      }
      batch(() => {
        looked.value = { q, days };
        count.value = null;
      });
      list.clear();
      await reload();
    },
    reload,
    poll,
    recount,
    open,
    async readDetail() {
      if (opened.value.kind === 'ready') await fetchOne(keyOf(opened.value.record));
    },
    neighbour(step) {
      const at = wanted === null ? undefined : positions.value.get(wanted);
      const found = list.items.value[at === undefined ? 0 : at + step];
      return found === undefined ? null : keyOf(found);
    },
    positionOf: (key) => positions.value.get(key),
    patch(keys, change) {
      const patched = (item: IncidentItem): IncidentItem =>
        keys.has(textOf(item)) ? { ...item, triage: change(item.triage) } : item;
      batch(() => {
        list.update(patched);
        if (opened.value.kind === 'ready')
          opened.value = { kind: 'ready', record: patched(opened.value.record) };
      });
    },
  };
}
