/** A position in a list of people, opaque to callers. */
export const writeMemberCursor = (person: string): string =>
  Buffer.from(JSON.stringify({ person })).toString('base64url');

/** Null when it is not one of ours. */
export function readMemberCursor(text: string): string | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof json !== 'object' || json === null || !('person' in json)) return null;
    return typeof json.person === 'string' && !json.person.includes('\0') ? json.person : null;
  } catch {
    return null;
  }
}
