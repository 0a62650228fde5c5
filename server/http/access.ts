import type { Permission } from '../../lib/core/api/access.ts';

/**
 * `public`: before any sign-in. `signed-in`: every role and every API token. `person`: every role, no API token, alone
 * or with a permission. What could give a token more than its scopes is for persons. `all`: several permissions.
 * `everyGroup`: about the whole organisation, and so nothing for people and tokens that see some groups only.
 */
export type Access =
  | Permission
  | { readonly person: Permission }
  | { readonly all: readonly Permission[] }
  | { readonly everyGroup: Permission | { readonly person: Permission } }
  | 'public'
  | 'signed-in'
  | 'person';

const person = (permission: Permission) => ({ person: permission }) as const;
const whole = (everyGroup: Permission | { readonly person: Permission }): Access => ({ everyGroup });

/** The authorisation table of the console API: a route that is not here is not answered. */
export const routeAccess: Readonly<Record<string, Access>> = {
  // Session
  'POST /api/session': 'public',
  'GET /api/session/methods': 'public',
  'GET /api/session/oidc': 'public',
  'GET /api/session/oidc/callback': 'public',
  'GET /api/session': 'signed-in',
  'DELETE /api/session': 'person',
  'PUT /api/session/password': 'person',
  'GET /api/sessions': 'person',
  'DELETE /api/sessions/:id': 'person',
  // People
  'GET /api/users': 'people.read',
  'POST /api/users': whole(person('people.manage')),
  'PATCH /api/users/:id': whole(person('people.manage')),
  'DELETE /api/users/:id': whole(person('people.manage')),
  'POST /api/users/:id/link': whole(person('people.manage')),
  'GET /api/users/:id/sessions': whole(person('people.read')),
  'DELETE /api/users/:id/sessions': whole(person('people.manage')),
  'DELETE /api/users/:id/sessions/:session': whole(person('people.manage')),
  'GET /api/groups': 'people.read',
  'POST /api/groups/import': whole('people.manage'),
  'PUT /api/groups/:name': whole('people.manage'),
  'DELETE /api/groups/:name': whole('people.manage'),
  'GET /api/groups/:name/members': whole('people.manage'),
  'POST /api/groups/:name/members': whole('people.manage'),
  'GET /api/tokens': person('people.read'),
  'POST /api/tokens': person('people.manage'),
  'DELETE /api/tokens/:id': person('people.manage'),
  // Audit
  'GET /api/audit': whole('audit.read'),
  'GET /api/audit/head': whole('audit.read'),
  'GET /api/audit/export': whole('audit.read'),
  // Policy
  'GET /api/policy': 'policy.read',
  'GET /api/policy/files': 'policy.read',
  'GET /api/policy/versions': 'policy.read',
  'GET /api/policy/versions/:version': 'policy.read',
  'GET /api/policy/diff': 'policy.read',
  'POST /api/policy/diff': 'policy.write',
  'POST /api/policy/check': 'policy.write',
  'POST /api/policy/replay': { all: ['policy.write', 'incidents.read'] },
  'GET /api/policy/rule-changes': 'policy.read',
  'GET /api/policy/packs': 'policy.read',
  'GET /api/policy/packs/:id/needs': 'policy.read',
  'POST /api/policy/publish': whole('policy.publish'),
  'POST /api/policy/rollback': whole('policy.publish'),
  'GET /api/policy/rollout': 'policy.read',
  'POST /api/policy/rollout/widen': whole('policy.publish'),
  'POST /api/policy/rollout/complete': whole('policy.publish'),
  'POST /api/policy/rollout/abort': whole('policy.publish'),
  'GET /api/policy/drafts': 'policy.read',
  'POST /api/policy/drafts': 'policy.write',
  'GET /api/policy/drafts/:id': 'policy.read',
  'PUT /api/policy/drafts/:id': 'policy.write',
  'DELETE /api/policy/drafts/:id': 'policy.write',
  'GET /api/policy/drafts/:id/files': 'policy.read',
  'GET /api/policy/drafts/:id/diff': 'policy.read',
  'POST /api/policy/drafts/:id/rebase': 'policy.write',
  'POST /api/policy/drafts/:id/publish': whole('policy.publish'),
  'GET /api/policy/proposals': 'policy.read',
  'POST /api/policy/proposals': whole('policy.publish'),
  'GET /api/policy/proposals/:id': 'policy.read',
  'GET /api/policy/proposals/:id/files': 'policy.read',
  'GET /api/policy/proposals/:id/diff': 'policy.read',
  'POST /api/policy/proposals/:id/approve': whole(person('policy.publish')),
  'POST /api/policy/proposals/:id/refuse': whole('policy.publish'),
  'DELETE /api/policy/proposals/:id': whole('policy.publish'),
  // Keys
  'GET /api/keys': 'policy.read',
  'POST /api/keys/requests': whole('settings.manage'),
  'POST /api/keys/manifests': whole('settings.manage'),
  'POST /api/keys/rotate': whole('settings.manage'),
  // Incidents
  'GET /api/incidents': 'incidents.read',
  'GET /api/incidents/values': 'incidents.read',
  'GET /api/incidents/count': 'incidents.read',
  'GET /api/incidents/colleagues': 'incidents.read',
  'GET /api/incidents/views': 'person',
  'PUT /api/incidents/views': 'person',
  'POST /api/incidents/changes': 'incidents.triage',
  'POST /api/incidents/changes/:batch/undo': 'incidents.triage',
  'GET /api/incidents/export': 'incidents.export',
  'POST /api/person-data/unmask': 'people.unmask',
  'POST /api/person-data/lookup': 'people.unmask',
  'POST /api/person-data/export': 'people.unmask',
  'POST /api/person-data/erase': whole('people.erase'),
  'GET /api/person-data/erasures': whole('incidents.read'),
  'GET /api/holds': whole('incidents.read'),
  'POST /api/holds': whole('people.erase'),
  'DELETE /api/holds/:id': whole('people.erase'),
  'GET /api/incidents/:day/:device/:id': 'incidents.read',
  // Reports
  'GET /api/reports/counts': 'reports.read',
  'GET /api/reports/rules': 'reports.read',
  'GET /api/reports/coaching': 'reports.read',
  'GET /api/reports/tools': 'reports.read',
  'GET /api/reports/sends': 'reports.read',
  'GET /api/reports/trend': 'reports.read',
  'GET /api/reports/teams': 'reports.read',
  'GET /api/reports/accounts': 'reports.read',
  'GET /api/reports/reasons': 'reports.read',
  'GET /api/reports/policy': 'reports.read',
  'GET /api/reports/simulated': 'reports.read',
  // Devices
  'GET /api/devices': 'devices.read',
  'GET /api/devices/:id': 'devices.read',
  'DELETE /api/devices/:id': 'devices.manage',
  'GET /api/enrolment-codes': 'devices.read',
  'POST /api/enrolment-codes': 'devices.manage',
  'DELETE /api/enrolment-codes/:id': 'devices.manage',
  // Coverage
  'GET /api/coverage': 'devices.read',
  'GET /api/expected': 'devices.manage',
  'POST /api/expected': whole('devices.manage'),
  'GET /api/alerts': 'devices.read',
  'POST /api/alerts/:id/acknowledge': 'devices.manage',
  // Webhooks
  'GET /api/webhooks': whole('settings.read'),
  'POST /api/webhooks': whole(person('settings.manage')),
  'PUT /api/webhooks/:id': whole(person('settings.manage')),
  'DELETE /api/webhooks/:id': whole(person('settings.manage')),
  'POST /api/webhooks/:id/secret': whole(person('settings.manage')),
  'POST /api/webhooks/:id/test': whole('settings.manage'),
  'GET /api/webhooks/:id/deliveries': whole('settings.read'),
  'POST /api/webhooks/:id/replay': whole('settings.manage'),
  // What this API is
  'GET /api/openapi.json': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/style.css': 'public',
  // Settings
  'GET /api/settings': 'settings.read',
  'PUT /api/settings/:key': whole(person('settings.manage')),
  'POST /api/settings/sign-in.oidc/test': whole(person('settings.manage')),
  'DELETE /api/settings/:key': whole(person('settings.manage')),
};
