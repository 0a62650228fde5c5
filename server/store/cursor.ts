import * as v from 'valibot';
import { isDay } from '../../lib/core/incident/day.ts';

/**
 * A keyset position, opaque to callers: base64url JSON of the time (microseconds kept, as text) and the ids that
 * break ties. Not signed: it can only ask for another page of what its holder may read anyway.
 */
const cursorSchema = v.strictObject({
  at: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z$/),
    v.check((at) => isDay(at.slice(0, 10)) && !Number.isNaN(Date.parse(at))),
  ),
  id: v.pipe(v.string(), v.uuid()),
  device: v.optional(v.pipe(v.string(), v.uuid())),
});
export type Cursor = v.InferOutput<typeof cursorSchema>;

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Null when it is not one of ours. */
export function readCursor(text: string): Cursor | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const parsed = v.safeParse(cursorSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
