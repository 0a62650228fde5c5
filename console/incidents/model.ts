import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { ApiError } from '../api/call.ts';
import type { Api, IncidentKey } from '../api/client.ts';
import { createPaged, type Paged } from '../paging/paged.ts';

export const periods = [7, 30, 90, 400] as const;
export type Period = (typeof periods)[number];

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly key: IncidentKey }
  | { readonly kind: 'ready'; readonly record: IncidentRecord }
  | { readonly kind: 'gone'; readonly key: IncidentKey }
  | { readonly kind: 'failed'; readonly key: IncidentKey; readonly error: ApiError };

export interface IncidentsModel {
  readonly list: Paged<IncidentRecord>;
  readonly period: ReadonlySignal<Period>;
  readonly opened: ReadonlySignal<Opened>;
  setPeriod(days: Period): Promise<void>;
  /** Opens one: from the list when it is there, else from the server. `null` closes. */
  open(key: IncidentKey | null): Promise<void>;
  /** The neighbour of the opened one in the list; the first when none is open, null at either end. */
  neighbour(step: 1 | -1): IncidentKey | null;
}

/** The parts of an incident's address. */
export function keyOf(record: IncidentRecord): IncidentKey {
  return { day: record.day, device: record.device.id, id: record.incident.id };
}

export const keyText = (key: IncidentKey): string => `${key.day}/${key.device}/${key.id}`;

export function createIncidents(api: Pick<Api, 'incidents' | 'incident'>): IncidentsModel {
  const period = signal<Period>(30);
  const list = createPaged<IncidentRecord>(
    (cursor) => api.incidents({ cursor, days: period.value }),
    (record) => keyText(keyOf(record)),
  );
  const opened = signal<Opened>({ kind: 'none' });
  const positions = computed(
    () => new Map(list.items.value.map((record, index) => [keyText(keyOf(record)), index])),
  );
  // An answer for an incident that is no longer the wanted one is dropped.
  let wanted: string | null = null;

  async function open(key: IncidentKey | null): Promise<void> {
    wanted = key === null ? null : keyText(key);
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
    const answer = await api.incident(key);
    if (wanted !== keyText(key)) return;
    if (answer.ok) opened.value = { kind: 'ready', record: answer.value };
    else if (answer.error.status === 404) opened.value = { kind: 'gone', key };
    else opened.value = { kind: 'failed', key, error: answer.error };
  }

  function neighbour(step: 1 | -1): IncidentKey | null {
    const at = wanted === null ? undefined : positions.value.get(wanted);
    const found = list.items.value[at === undefined ? 0 : at + step];
    return found === undefined ? null : keyOf(found);
  }

  return {
    list,
    period,
    opened,
    async setPeriod(days) {
      period.value = days;
      await list.load();
    },
    open,
    neighbour,
  };
}
