import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { daySchema } from '../../../lib/core/api/day.ts';
import { countDimensions, sendDimensions } from '../../../lib/core/api/reports.ts';
import { dayMs } from '../../incidents/scope.ts';
import { maxPeriodDays } from '../../reports/asked.ts';
import type { Asked } from '../../reports/asked.ts';
import { accountsReport } from '../../reports/accounts.ts';
import { coachingReport } from '../../reports/coaching.ts';
import { countsReport } from '../../reports/counts.ts';
import { policyReport } from '../../reports/policy.ts';
import { reasonsReport } from '../../reports/reasons.ts';
import { rulesReport } from '../../reports/rules.ts';
import { sendsReport } from '../../reports/sends.ts';
import { simulatedReport } from '../../reports/simulated.ts';
import { teamsReport } from '../../reports/teams.ts';
import { toolsReport } from '../../reports/tools.ts';
import { trendReport } from '../../reports/trend.ts';
import type { ConsoleEnv } from '../authorise.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';

const values = v.optional(
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(2_000),
    v.transform((text) => text.split(',').slice(0, 100)),
  ),
);
const period = { from: daySchema, to: daySchema };
const countWhere = { platform: values, action: values, outcome: values, severity: values, group: values };
export const countsSchema = v.strictObject({ ...period, by: v.picklist(countDimensions), ...countWhere });
export const rulesSchema = v.strictObject({
  ...period,
  rule: values,
  action: values,
  outcome: values,
  group: values,
});
export const coachingSchema = v.strictObject({ ...period, rule: values, group: values });
export const simulatedSchema = v.strictObject({ ...period, rule: values, group: values });
export const toolsSchema = v.strictObject({ ...period, rule: values, group: values });
const sendWhere = { platform: values, channel: values, account: values, group: values };
export const sendsSchema = v.strictObject({ ...period, by: v.picklist(sendDimensions), ...sendWhere });

/** One of the two is counted by, not both. */
export const trendSchema = v.pipe(
  v.strictObject({ ...period, rule: values, platform: values, group: values }),
  v.check(({ rule, platform }) => rule === undefined || platform === undefined),
);
export const accountsSchema = v.strictObject({ ...period, platform: values, group: values });
export const reportPolicySchema = v.strictObject(period);

/** Sums for managers (lib/core/api/reports.ts). */
export function reportRoutes(services: Services): Hono<ConsoleEnv> {
  const { db } = services.database;
  const app = new Hono<ConsoleEnv>();
  app.get('/counts', async (c) => {
    const query = v.safeParse(countsSchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    if (!query.success || asked === null) return refuse(c, 'request/query');
    return c.json(await countsReport(db, asked, query.output.by));
  });
  app.get('/rules', async (c) => {
    const query = v.safeParse(rulesSchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    return asked === null ? refuse(c, 'request/query') : c.json(await rulesReport(db, asked));
  });
  app.get('/coaching', async (c) => {
    const query = v.safeParse(coachingSchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    return asked === null ? refuse(c, 'request/query') : c.json(await coachingReport(db, asked));
  });
  app.get('/tools', async (c) => {
    const query = v.safeParse(toolsSchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    return asked === null ? refuse(c, 'request/query') : c.json(await toolsReport(db, asked));
  });
  app.get('/sends', async (c) => {
    const query = v.safeParse(sendsSchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    if (!query.success || asked === null) return refuse(c, 'request/query');
    return c.json(await sendsReport(db, asked, query.output.by));
  });
  app.get('/policy', async (c) => {
    const query = v.safeParse(reportPolicySchema, c.req.query());
    const asked = query.success ? readAsked(c, query.output) : null;
    if (asked === null) return refuse(c, 'request/query');
    const report = await policyReport(db, services.compiler, asked.period);
    return report.ok ? c.json(report.value) : refuse(c, report.error);
  });
  const simple = [
    ['/trend', trendSchema, trendReport],
    ['/teams', coachingSchema, teamsReport],
    ['/accounts', accountsSchema, accountsReport],
    ['/reasons', coachingSchema, reasonsReport],
    ['/simulated', simulatedSchema, simulatedReport],
  ] as const;
  for (const [path, schema, report] of simple)
    app.get(path, async (c) => {
      const query = v.safeParse(schema, c.req.query());
      const asked = query.success ? readAsked(c, query.output) : null;
      return asked === null ? refuse(c, 'request/query') : c.json(await report(db, asked));
    });
  return app;
}

/** Null when the period is empty or too long. */
function readAsked(
  c: Context<ConsoleEnv>,
  query: { readonly from: string; readonly to: string; readonly [dimension: string]: unknown },
): Asked | null {
  const { from, to, by, ...rest } = query;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1 || days > maxPeriodDays) return null;
  const who = c.get('who');
  const where = Object.entries(rest).flatMap(([dimension, wanted]) =>
    Array.isArray(wanted) ? [[dimension, wanted.map(String)] as const] : [],
  );
  return {
    organisation: who.organisation.id,
    groups: who.groups,
    period: { from, to },
    where: Object.fromEntries(where),
  };
}
