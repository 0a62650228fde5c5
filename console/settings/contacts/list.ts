import { parseCsv } from '../../../lib/core/csv.ts';
import type { ImportProblem } from '../../../lib/core/api/people.ts';
import type { Settings } from '../../../lib/core/policy/schema.ts';
import { fail, ok, type Result } from '../../../lib/core/result.ts';
import { ownPlatforms } from '../../shell/platforms.ts';

export type Contact = NonNullable<Settings['verifiedContacts']>[number];

export const mostContacts = 2000;

/** Null: it is none; an id has a letter or a digit, and 100 characters at most, as names have. */
export function contactFrom(platform: string, id: string, name: string): Contact | null {
  const [plainId, plainName] = [id.trim(), name.trim()];
  if (!/[\p{L}\p{N}]/u.test(plainId) || plainId.length > 100 || plainName.length > 100) return null;
  return { platform, id: plainId, ...(plainName !== '' && { name: plainName }) };
}

/** One after the other, of a messenger and id the last. */
export function withContacts(before: readonly Contact[], more: readonly Contact[]): readonly Contact[] {
  const key = ({ platform, id }: Contact): string => `${platform} ${id.toLowerCase()}`;
  return [...new Map([...before, ...more].map((contact) => [key(contact), contact])).values()];
}

/** Lines of messenger, id and, if they like, name; a first line with other words names the columns. */
export function contactsFrom(csv: string): Result<readonly Contact[], readonly ImportProblem[]> {
  const parsed = parseCsv(csv);
  if (!parsed.ok) return fail([parsed.error]);
  const isHead = /^(platform|messenger)$/i.test(parsed.value[0]?.cells[0] ?? '');
  const contacts: Contact[] = [];
  const problems: ImportProblem[] = [];
  for (const { line, cells } of parsed.value.slice(isHead ? 1 : 0)) {
    const [platform = '', id = '', name = ''] = cells;
    const known = ownPlatforms.find((each) => each === platform.toLowerCase());
    const contact = contactFrom(known ?? '', id, name);
    if (known === undefined) problems.push({ line, code: 'contact/platform' });
    else if (contact === null) problems.push({ line, code: 'contact/id' });
    else contacts.push(contact);
  }
  if (problems.length > 0) return fail(problems);
  if (contacts.length > mostContacts) return fail([{ line: 0, code: 'contact/too-many' }]);
  return ok(contacts);
}
