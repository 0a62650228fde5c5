import { signal } from '@preact/signals';
import type { ApiError } from '../api/call.ts';
import type { IncidentsApi } from './api.ts';

export interface PeopleModel {
  /** The name behind a pseudonym, if the person who works here asked for it since the page was loaded. */
  nameOf(pseudonym: string): string | null;
  unmask(pseudonym: string, reason: string): Promise<ApiError | null>;
  forget(): void;
}

/** Names that were asked for, with a reason. In memory only. */
export function createPeople(api: Pick<IncidentsApi, 'unmask'>): PeopleModel {
  const names = signal<ReadonlyMap<string, string>>(new Map());
  return {
    nameOf: (pseudonym) => names.value.get(pseudonym) ?? null,
    async unmask(pseudonym, reason) {
      const answer = await api.unmask(pseudonym, reason);
      if (!answer.ok) return answer.error;
      names.value = new Map([...names.value, [pseudonym, answer.value.person]]);
      return null;
    },
    forget() {
      names.value = new Map();
    },
  };
}
