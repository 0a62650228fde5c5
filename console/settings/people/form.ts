import type { Role } from '../../../lib/core/api/access.ts';
import type { UserRecord } from '../../../lib/core/api/people.ts';
import type { NewUser } from '../api.ts';
import { linesOf } from '../forms/setting-values.ts';

/** Somebody as they stand in the form. */
export interface PersonForm {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Sees the people of every group; a manager does not. */
  readonly all: boolean;
  /** Else names of groups, a line each; none = nobody. */
  readonly groups: string;
}
export type PersonFaults = Readonly<Record<'name' | 'email', boolean>>;

export const blankPerson: PersonForm = { name: '', email: '', role: 'analyst', all: true, groups: '' };

export const formOf = (user: UserRecord): PersonForm => ({
  name: user.name,
  email: user.email ?? '',
  role: user.role,
  all: user.groups === null,
  groups: user.groups?.join('\n') ?? '',
});

/** What is wrong; null when nothing is. */
export function faultsOf({ name, email }: PersonForm): PersonFaults | null {
  const faults = {
    name: name.trim() === '' || name.length > 80,
    email: email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim()),
  };
  return faults.name || faults.email ? faults : null;
}

/** A manager sees teams that are named. */
export const seesAll = ({ role, all }: PersonForm): boolean => all && role !== 'manager';

/** As the server takes it. */
export function userOf(form: PersonForm): NewUser {
  const { name, email, role, groups } = form;
  return {
    name: name.trim(),
    email: email.trim() === '' ? null : email.trim(),
    role,
    groups: seesAll(form) ? null : linesOf(groups),
  };
}
