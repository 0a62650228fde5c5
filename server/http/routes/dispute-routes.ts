import { Hono } from 'hono';
import type { Context } from 'hono';
import { answersRequestSchema, disputeSchema, feedbackSchema } from '../../../lib/core/api/disputes.ts';
import { counterReportSchema } from '../../../lib/core/api/counters.ts';
import { maxBatch } from '../../../lib/core/api/device.ts';
import { answersFor, recordDispute } from '../../incidents/disputes.ts';
import { recordFeedback } from '../../incidents/feedback.ts';
import { recordCleanSends } from '../../reports/clean-sends.ts';
import type { Services } from '../context.ts';
import { refuse } from '../errors.ts';
import { parseJson } from '../request-body.ts';
import { acceptCall } from '../signed.ts';

/** What employees say about their own incidents, the answers, and counters (lib/core/api/disputes.ts, counters.ts). */
export function disputeRoutes(services: Services): Hono {
  const app = new Hono();
  app.post('/disputes', (c) => postDispute(c, services));
  app.post('/feedback', (c) => postFeedback(c, services));
  app.post('/answers', (c) => postAnswers(c, services));
  app.post('/counters', (c) => postCounters(c, services));
  return app;
}

async function postDispute(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const dispute = parseJson(disputeSchema, call.value.body);
  if (!dispute.ok) return refuse(c, dispute.error);
  const { database, organisation, now } = services;
  const { device } = call.value.proven;
  const recorded = await recordDispute(database.db, organisation.id, device, dispute.value, now());
  return recorded.ok ? c.body(null, 204) : refuse(c, recorded.error);
}

async function postFeedback(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const feedback = parseJson(feedbackSchema, call.value.body);
  if (!feedback.ok) return refuse(c, feedback.error);
  const { database, organisation, incidentLimit, now } = services;
  const { device } = call.value.proven;
  // What is about an incident was counted when that came.
  const waitSeconds = feedback.value.kind === 'tool' ? incidentLimit.take(device, now(), 1) : 0;
  if (waitSeconds > 0) return refuse(c, 'device/too-many-requests', waitSeconds);
  const recorded = await recordFeedback(database.db, organisation.id, device, feedback.value, now());
  return recorded.ok ? c.body(null, 204) : refuse(c, recorded.error);
}

async function postAnswers(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const asked = parseJson(answersRequestSchema, call.value.body);
  if (!asked.ok) return refuse(c, asked.error);
  const { database, organisation } = services;
  return c.json(
    await answersFor(database.db, organisation.id, call.value.proven.device, asked.value.incidents),
  );
}

async function postCounters(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const report = parseJson(counterReportSchema, call.value.body);
  if (!report.ok) return refuse(c, report.error);
  const { database, organisation, incidentLimit, now } = services;
  const { device } = call.value.proven;
  const { clean } = report.value;
  const waitSeconds = incidentLimit.take(device, now(), Math.min(clean.length, maxBatch));
  if (waitSeconds > 0) return refuse(c, 'device/too-many-requests', waitSeconds);
  await recordCleanSends(database.db, organisation.id, device, clean, now());
  return c.body(null, 204);
}
