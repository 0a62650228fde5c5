/** A position in a list that is sorted by a text: the last one, opaque to callers. */
export const writeTextCursor = (last: string): string => Buffer.from(last).toString('base64url');

/** Null when it is not one of ours, or holds what the database's text cannot. */
export function readTextCursor(cursor: string): string | null {
  const last = Buffer.from(cursor, 'base64url').toString('utf8');
  return last === '' || last.includes('\0') || writeTextCursor(last) !== cursor ? null : last;
}
