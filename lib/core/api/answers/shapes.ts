import * as v from 'valibot';
import type { Page } from '../console.ts';

/**
 * Shapes of the console API's answers, held to the interfaces of lib/core/api by the compiler: the console parses with
 * them, and the OpenAPI document shows them. Unknown fields are dropped, not refused.
 */
export type Answer<T> = v.GenericSchema<unknown, T>;

export const text = v.string();
export const maybeText = v.nullable(text);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export function pageOf<T>(item: Answer<T>): Answer<Page<T>> {
  return v.object({ items: v.array(item), next: maybeText });
}

/** All there are, in one answer. */
export function listOf<T>(item: Answer<T>): Answer<{ readonly items: readonly T[] }> {
  return v.object({ items: v.array(item) });
}
