import type { Context } from 'hono';
import * as v from 'valibot';
import { readCursor } from '../store/cursor.ts';
import { readTextCursor } from '../store/text-cursor.ts';

/** A whole number as it stands in an address. */
export const whole = (min: number, max: number, standard: number) =>
  v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(min), v.maxValue(max)),
    String(standard),
  );
const cursor = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(400),
    v.transform(readCursor),
    v.check((found) => found !== null),
  ),
);
/** `?cursor=` of lists that are sorted by a text, which may be so many characters long. */
export const textCursor = (maxLength: number) =>
  v.optional(
    v.pipe(
      v.string(),
      // Four bytes a character, and a third for base64url.
      v.maxLength(Math.ceil((maxLength * 16) / 3)),
      v.transform(readTextCursor),
      v.check((found) => found !== null),
    ),
  );
/** `?cursor=&limit=` of every list. */
export const pageSchema = v.object({ cursor, limit: whole(1, 200, 50) });
export const uuid = v.pipe(v.string(), v.uuid());
/** `:id` of an address; the nil UUID, which is nobody's, for what is none. */
export function idOf(c: Context): string {
  const id = v.safeParse(uuid, c.req.param('id'));
  return id.success ? id.output : '00000000-0000-0000-0000-000000000000';
}
