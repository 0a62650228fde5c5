import { rolePermissions } from '../../lib/core/api/access.ts';
import type { Principal } from '../auth/principal.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import type { Database } from '../store/database.ts';
import { consolePeople, organisationName } from './organisation.ts';
import type { ConsoleKey, Person } from './organisation.ts';

/** What the demonstration is made in, and what of it is there so far. */
export interface World {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly compiler: Compiler;
  readonly start: number;
  readonly now: number;
  readonly seed: number;
  readonly people: readonly Person[];
  /** Ids of console users. */
  readonly users: Map<ConsoleKey, string>;
  /** Each person's first device, by the person's name. */
  readonly devices: Map<string, string>;
}

/** Something that happens; what happens at the same time happens in the order of the list. */
export interface Act {
  readonly at: number;
  readonly run: (now: number) => Promise<void>;
}

/** Somebody of the console, as the server's own functions want to know them. */
export function principalOf({ organisation, users }: World, key: ConsoleKey): Principal {
  const person = consolePeople.find((one) => one.key === key);
  const id = users.get(key);
  if (person === undefined || id === undefined) throw new Error(`no console user ${key}`);
  return {
    ...{ kind: 'user', id, name: person.name, role: person.role, groups: person.groups },
    permissions: new Set(rolePermissions[person.role]),
    organisation: { id: organisation.id, name: organisationName },
    actor: `user:${id}`,
  };
}

/** The value, or the end: what the demonstration does must work. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(`The demonstration could not be made: ${JSON.stringify(result.error)}`);
}
