import { signal, type ReadonlySignal } from '@preact/signals';
import type { ValuesAnswer } from '../../lib/core/api/incidents.ts';
import type { IncidentsApi, Scope } from './api.ts';
import { allKeys, fitting, type Place, type Suggestion } from './completion.ts';

/** Words beside values and keys, in the reader's language. */
export interface SuggestWords {
  readonly keys: Readonly<Record<string, string>>;
  readonly spans: Readonly<Record<string, string>>;
  readonly me: string;
  readonly none: string;
  /** A title or a name for a value; empty when there is none. */
  hintFor(key: string, value: string): string;
  /** The name of a user. */
  nameOf(id: string): string | null;
}

export interface Suggest {
  readonly shown: ReadonlySignal<readonly Suggestion[]>;
  /** No value of this key has results. */
  readonly nothing: ReadonlySignal<boolean>;
  /** Finds what fits at a place. An answer that comes after the next question is dropped. */
  ask(place: Place, days: number, me: string): Promise<void>;
  close(): void;
}

const keptMs = 30_000;

export function createSuggest(
  api: Pick<IncidentsApi, 'values'>,
  words: SuggestWords,
  now: () => number = Date.now,
): Suggest {
  const shown = signal<readonly Suggestion[]>([]);
  const nothing = signal(false);
  const kept = new Map<string, { readonly at: number; readonly values: ValuesAnswer['values'] }>();
  let generation = 0;

  async function valuesOf(scope: Scope, key: string): Promise<ValuesAnswer['values'] | null> {
    const name = `${key} ${String(scope.days)} ${scope.q}`;
    const known = kept.get(name);
    if (known !== undefined && now() - known.at < keptMs) return known.values;
    const answer = await api.values(scope, key);
    // A search that cannot be read yet offers nothing.
    if (!answer.ok) return null;
    if (kept.size > 100) kept.clear();
    kept.set(name, { at: now(), values: answer.value.values });
    return answer.value.values;
  }

  function suggestionOf(key: string, value: string, count: number, me: string): Suggestion {
    if (key !== 'assignee') return { insert: value, label: value, hint: words.hintFor(key, value), count };
    if (value === me) return { insert: 'me', label: 'me', hint: words.me, count };
    const name = words.nameOf(value) ?? value;
    return { insert: name, label: name, hint: '', count };
  }

  async function candidates(place: Place, days: number, me: string): Promise<readonly Suggestion[] | null> {
    if (place.kind === 'key')
      return allKeys.map((key) => ({
        insert: key,
        label: `${key}:`,
        hint: words.keys[key] ?? '',
        count: null,
      }));
    const { key, rest } = place;
    if (key === 'from' || key === 'to')
      return Object.entries(words.spans).map(([insert, hint]) => ({
        insert,
        label: insert,
        hint,
        count: null,
      }));
    if (!allKeys.includes(key)) return null;
    const values = await valuesOf({ q: rest, days }, key);
    if (values === null) return null;
    const found = values.filter(({ value }) => value !== '');
    return [
      ...found.map(({ value, count }) => suggestionOf(key, value, count, me)),
      ...(key === 'assignee' ? [{ insert: 'none', label: 'none', hint: words.none, count: null }] : []),
    ];
  }

  return {
    shown,
    nothing,
    async ask(place, days, me) {
      const mine = ++generation;
      const all = await candidates(place, days, me);
      if (mine !== generation) return;
      const fit = fitting(all ?? [], place.typed);
      // What is typed whole needs no suggestion.
      shown.value = fit.length === 1 && fit[0]?.insert === place.typed ? [] : fit;
      nothing.value = place.kind === 'value' && all?.length === 0;
    },
    close() {
      generation++;
      shown.value = [];
      nothing.value = false;
    },
  };
}
