import type { Permission } from '../../lib/core/api/access.ts';
import type { HoldRequest } from '../../lib/core/api/incidents.ts';
import type { VerifiedContact } from '../../lib/core/policy/schema.ts';
import type { Address } from '../shell/address.ts';

export const settingsParts = [
  'me',
  'people',
  'roles',
  'teams',
  'sign-in',
  'accounts',
  'contacts',
  'notices',
  'devices',
  'retention',
  'personal-data',
  'integrations',
  'tokens',
  'keys',
  'audit',
] as const;
export type SettingsPart = (typeof settingsParts)[number];

export interface SettingsRoute {
  readonly page: 'settings';
  /** Null: the first that the person may see. */
  readonly part: SettingsPart | null;
  /** What of the part: a team, a webhook, what a new legal hold is to keep (`kind:value`), a contact to add (JSON); null = the whole. */
  readonly item: string | null;
}

/** What a part asks for; null: everybody who is signed in. */
export const partPermission: Readonly<Record<SettingsPart, Permission | null>> = {
  me: null,
  people: 'people.read',
  roles: null,
  teams: 'people.read',
  'sign-in': 'settings.read',
  accounts: 'policy.read',
  contacts: 'policy.read',
  notices: 'policy.read',
  devices: 'settings.read',
  retention: 'settings.read',
  'personal-data': 'incidents.read',
  integrations: 'settings.read',
  tokens: 'people.read',
  keys: 'policy.read',
  audit: 'audit.read',
};

const withItems: readonly SettingsPart[] = ['teams', 'integrations', 'retention', 'contacts'];

/** `parts`: what follows `settings` in the address. */
export function parseSettingsRoute(parts: readonly string[]): SettingsRoute | null {
  const [name, item = null] = parts;
  if (name === undefined) return { page: 'settings', part: null, item: null };
  const part = settingsParts.find((each) => each === name);
  if (part === undefined || parts.length > 2) return null;
  if (item !== null && !withItems.includes(part)) return null;
  return { page: 'settings', part, item };
}

export function settingsAddress({ part, item }: SettingsRoute): Address {
  if (part === null) return { parts: ['settings'] };
  return { parts: item === null ? ['settings', part] : ['settings', part, item] };
}

/** The form of a legal hold, filled in. */
export const toHold = (kind: HoldRequest['kind'], value: string): SettingsRoute =>
  toSettings('retention', `${kind}:${value}`);

/** The line that adds a verified contact, filled in. */
export const toContact = (contact: VerifiedContact): SettingsRoute =>
  toSettings('contacts', JSON.stringify(contact));

export const toSettings = (part: SettingsPart | null = null, item: string | null = null): SettingsRoute => ({
  page: 'settings',
  part,
  item,
});
