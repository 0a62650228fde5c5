import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

/** Of a longer value the beginning, and a digest by which the rest can be told. */
const mostCharacters = 2_000;

/**
 * What changed between two values, member by member, as an audit entry says it: `incidentDays=180→90`. Of a secret only that
 * it did. Empty when nothing did.
 */
export function changed(before: unknown, after: unknown, secrets: readonly string[] = []): string {
  if (!isRecord(before) || !isRecord(after)) return same(before, after) ? '' : step(before, after);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !same(before[name], after[name]))
    .map((name) => `${name}=${secrets.includes(name) ? 'changed' : step(before[name], after[name])}`)
    .join(' ');
}

const same = (before: unknown, after: unknown): boolean => isDeepStrictEqual(before ?? null, after ?? null);

const step = (before: unknown, after: unknown): string => `${said(before)}→${said(after)}`;

/** Words that stand alone as they are, all else as JSON. */
function said(value: unknown): string {
  const text =
    typeof value === 'string' && /^[\w.:/@{}+,*%-]+$/.test(value) ? value : JSON.stringify(value ?? null);
  if (text.length <= mostCharacters) return text;
  const digest = createHash('sha256').update(text).digest('base64url');
  return `${text.slice(0, mostCharacters)}…(sha256=${digest})`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
