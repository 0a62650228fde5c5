/** What people and API tokens may do. A role is a set of permissions; nothing is given to one person alone. */
export const roles = ['administrator', 'author', 'analyst', 'manager', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'policy.read',
  /** Drafts and checks. */
  'policy.write',
  'policy.publish',
  'incidents.read',
  /** Status, assignee, notes, labels, answers to disputes. */
  'incidents.triage',
  'incidents.export',
  /** See who a pseudonym is; asks a reason and is audited. */
  'people.unmask',
  /** Delete a person's data, and hold data back from deletion. */
  'people.erase',
  'reports.read',
  'devices.read',
  'devices.manage',
  /** Users, roles, teams, API tokens. */
  'people.read',
  'people.manage',
  'settings.read',
  'settings.manage',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  author: ['policy.read', 'policy.write', 'policy.publish', 'incidents.read', 'reports.read', 'devices.read'],
  analyst: [
    'policy.read',
    'incidents.read',
    'incidents.triage',
    'incidents.export',
    'people.unmask',
    'reports.read',
    'devices.read',
  ],
  /** Own groups only, aggregates and pseudonyms. */
  manager: ['reports.read'],
  /** Everything, and changes nothing. */
  auditor: [
    'policy.read',
    'incidents.read',
    'reports.read',
    'devices.read',
    'people.read',
    'settings.read',
    'audit.read',
  ],
};
