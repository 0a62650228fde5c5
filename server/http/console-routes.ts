import { Hono } from 'hono';
import { authorise } from './authorise.ts';
import type { ConsoleEnv } from './authorise.ts';
import type { Services } from './context.ts';
import { limitBody } from './request-body.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { coverageRoutes, expectedRoutes } from './routes/coverage-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { devicesRoutes, enrolmentCodeRoutes } from './routes/devices-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { keysRoutes } from './routes/keys-routes.ts';
import { personDataRoutes } from './routes/person-data-routes.ts';
import { policyRoutes } from './routes/policy-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { groupsRoutes } from './routes/groups-routes.ts';
import { oidcRoutes } from './routes/oidc-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { sessionsRoutes } from './routes/sessions-routes.ts';
import { tokensRoutes } from './routes/tokens-routes.ts';
import { usersRoutes } from './routes/users-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { changeRoutes, holdRoutes } from './routes/triage-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';
import { webhookRoutes } from './routes/webhook-routes.ts';
import { sameOriginWrites } from './session.ts';

const maxBodyBytes = 65_536;

/** The console API (lib/core/api/console.ts); who may do what stands in access.ts. */
export function consoleRoutes(services: Services): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(sameOriginWrites(services));
  app.use(authorise(services));
  app.route('/policy', policyRoutes(services)); // its own, larger body limit
  app.route('/expected', expectedRoutes(services)); // likewise
  app.route('/incidents/changes', changeRoutes(services)); // likewise
  app.route('/groups', groupsRoutes(services)); // likewise
  app.use(limitBody(maxBodyBytes));
  app.route('/session', sessionRoutes(services));
  app.route('/session/oidc', oidcRoutes(services));
  app.route('/sessions', sessionsRoutes(services));
  app.route('/users', usersRoutes(services));
  app.route('/tokens', tokensRoutes(services));
  app.route('/audit', auditRoutes(services));
  app.route('/incidents/export', exportRoutes(services));
  app.route('/incidents', viewRoutes(services));
  app.route('/incidents', incidentRoutes(services));
  app.route('/person-data', personDataRoutes(services));
  app.route('/reports', reportRoutes(services));
  app.route('/holds', holdRoutes(services));
  app.route('/devices', devicesRoutes(services));
  app.route('/enrolment-codes', enrolmentCodeRoutes(services));
  app.route('/coverage', coverageRoutes(services));
  app.route('/alerts', alertRoutes(services));
  app.route('/', docsRoutes(services));
  app.route('/webhooks', webhookRoutes(services));
  app.route('/settings', settingsRoutes(services));
  app.route('/keys', keysRoutes(services));
  return app;
}
