import * as v from 'valibot';
import { parseCsv } from '../../../lib/core/csv.ts';
import type { ImportProblem } from '../../../lib/core/api/people.ts';
import { comparableId } from '../../../lib/core/decide/comparable-id.ts';
import {
  mostVerifiedContacts,
  verifiedContactSchema,
  type VerifiedContact,
} from '../../../lib/core/policy/schema.ts';
import { fail, ok, type Result } from '../../../lib/core/result.ts';
import { ownPlatforms } from '../../shell/platforms.ts';

export type Contact = VerifiedContact;

/** Null: it is none, as the policy's schema says. */
export function contactFrom(platform: string, id: string, name: string): Contact | null {
  const plainName = name.trim();
  const contact = { platform, id: id.trim(), ...(plainName !== '' && { name: plainName }) };
  return v.is(verifiedContactSchema, contact) ? contact : null;
}

/** What an address says is to be added (`toContact`); null: nothing that could be. */
export function contactIn(item: string | null): Contact | null {
  try {
    const contact: unknown = JSON.parse(item ?? '');
    return v.is(verifiedContactSchema, contact) && ownPlatforms.includes(contact.platform) ? contact : null;
  } catch {
    return null;
  }
}

/** One after the other, of a messenger and id (as devices compare them) the last. */
export function withContacts(before: readonly Contact[], more: readonly Contact[]): readonly Contact[] {
  const key = ({ platform, id }: Contact): string => `${platform} ${comparableId(id)}`;
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
    const contact = contactFrom(known ?? platform, id, name);
    if (known === undefined) problems.push({ line, code: 'contact/platform' });
    else if (contact === null) problems.push({ line, code: 'contact/id' });
    else contacts.push(contact);
  }
  if (problems.length > 0) return fail(problems);
  if (contacts.length > mostVerifiedContacts) return fail([{ line: 0, code: 'contact/too-many' }]);
  return ok(contacts);
}
