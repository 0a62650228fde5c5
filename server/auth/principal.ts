import type { Permission, Role } from '../../lib/core/api/access.ts';

/** Who asks: a person with a session, or an API token. */
export interface Principal {
  readonly kind: 'user' | 'token';
  readonly id: string;
  readonly name: string;
  /** Null for a token: its permissions are its scopes. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  /** Names of the groups whose people and incidents they may see, groups below included; null = all. */
  readonly groups: readonly string[] | null;
  readonly organisation: { readonly id: string; readonly name: string };
  /** For the audit log: `user:<id>` or `token:<id>`. */
  readonly actor: string;
}
