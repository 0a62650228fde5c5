import type { Elsewhere } from '../../shared/api.ts';

let records: readonly Elsewhere[] = Object.freeze([]);

/** What leaves the page without being a message to somebody: posts, comments, searches, a login. */
export function leaveElsewhere(surface: string, text: string): void {
  records = Object.freeze([...records, Object.freeze({ at: Date.now(), surface, text })]);
}

export function elsewhere(): readonly Elsewhere[] {
  return records;
}

export function forgetElsewhere(): void {
  records = Object.freeze([]);
}
