import type { Permission } from '../../lib/core/api/access.ts';

/** `public`: before any sign-in. `signed-in`: every role. */
export type Access = Permission | 'public' | 'signed-in';

/** The authorisation table of the console API: a route that is not here is not answered. */
export const routeAccess: Readonly<Record<string, Access>> = {
  // Session
  'POST /api/session': 'public',
  'GET /api/session': 'signed-in',
  'DELETE /api/session': 'signed-in',
  // Policy
  'GET /api/policy': 'policy.read',
  'GET /api/policy/files': 'policy.read',
  'GET /api/policy/versions': 'policy.read',
  'GET /api/policy/versions/:version': 'policy.read',
  'GET /api/policy/diff': 'policy.read',
  'POST /api/policy/diff': 'policy.read',
  'POST /api/policy/check': 'policy.write',
  'POST /api/policy/publish': 'policy.publish',
  'POST /api/policy/rollback': 'policy.publish',
  'GET /api/policy/rollout': 'policy.read',
  'POST /api/policy/rollout/widen': 'policy.publish',
  'POST /api/policy/rollout/complete': 'policy.publish',
  'POST /api/policy/rollout/abort': 'policy.publish',
  // Keys
  'GET /api/keys': 'policy.read',
  'POST /api/keys/requests': 'settings.manage',
  'POST /api/keys/manifests': 'settings.manage',
  'POST /api/keys/rotate': 'settings.manage',
  // Incidents
  'GET /api/incidents': 'incidents.read',
  'GET /api/incidents/values': 'incidents.read',
  'GET /api/incidents/count': 'incidents.read',
  'POST /api/incidents/changes': 'incidents.triage',
  'POST /api/incidents/changes/:batch/undo': 'incidents.triage',
  'GET /api/incidents/export': 'incidents.export',
  'POST /api/person-data/unmask': 'people.unmask',
  'POST /api/person-data/lookup': 'people.unmask',
  'POST /api/person-data/export': 'people.unmask',
  'POST /api/person-data/erase': 'people.erase',
  'GET /api/person-data/erasures': 'incidents.read',
  'GET /api/holds': 'incidents.read',
  'POST /api/holds': 'people.erase',
  'DELETE /api/holds/:id': 'people.erase',
  'GET /api/incidents/:day/:device/:id': 'incidents.read',
  // Reports
  'GET /api/reports/counts': 'reports.read',
  'GET /api/reports/rules': 'reports.read',
  'GET /api/reports/coaching': 'reports.read',
  'GET /api/reports/sends': 'reports.read',
  // Devices
  'GET /api/devices': 'devices.read',
  'DELETE /api/devices/:id': 'devices.manage',
  'GET /api/enrolment-codes': 'devices.read',
  'POST /api/enrolment-codes': 'devices.manage',
  'DELETE /api/enrolment-codes/:id': 'devices.manage',
  // Coverage
  'GET /api/coverage': 'devices.read',
  'GET /api/expected': 'devices.manage',
  'POST /api/expected': 'devices.manage',
  'GET /api/alerts': 'devices.read',
  'POST /api/alerts/:id/acknowledge': 'devices.manage',
  // Settings
  'GET /api/settings': 'settings.manage',
  'PUT /api/settings/:key': 'settings.manage',
  'DELETE /api/settings/:key': 'settings.manage',
};
