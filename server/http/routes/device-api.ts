import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { enrolRequestSchema, heartbeatSchema, incidentBatchSchema } from '../../../lib/core/api/device.ts';
import type { IncidentAnswer } from '../../../lib/core/api/device.ts';
import { issueAccessToken } from '../../devices/access-token.ts';
import { enrol } from '../../devices/enrol.ts';
import { recordHeartbeat, recordSeen } from '../../devices/heartbeat.ts';
import { parseBatch } from '../../incidents/parse-batch.ts';
import type { LaneAnswer } from '../../policy/lane.ts';
import { plainAnswer } from '../../policy/prepared-answer.ts';
import type { Services } from '../context.ts';
import { encodingsFor } from '../encoding.ts';
import { refuse } from '../errors.ts';
import { limitBody, parseJson } from '../request-body.ts';
import { acceptCall, proveCall, readBearer, targetUri } from '../signed.ts';

const maxBodyBytes = 1_048_576;

/** The device API (lib/core/api/device.ts), but for the hints, which need node's own response. */
export function deviceRoutes(services: Services): Hono {
  const app = new Hono();
  services.policy.onChange(() => {
    services.seats.forget();
  });
  app.use(limitBody(maxBodyBytes));
  app.post('/enrol', (c) => postEnrol(c, services));
  app.post('/token', (c) => postToken(c, services));
  app.get('/policy/head', (c) => getPolicyHead(c, services));
  app.get('/policy', (c) => getPolicy(c, services));
  app.post('/incidents', (c) => postIncidents(c, services));
  app.post('/heartbeat', (c) => postHeartbeat(c, services));
  return app;
}

async function postEnrol(c: Context, services: Services): Promise<Response> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const request = parseJson(enrolRequestSchema, body);
  if (!request.ok) return refuse(c, request.error);
  const signed = {
    method: c.req.method,
    url: targetUri(services.publicUrl, c.req.url),
    body,
    headers: c.req.raw.headers,
  };
  const { database, organisation, now } = services;
  const enrolled = await enrol(database.db, organisation, signed, request.value, now());
  return enrolled.ok ? c.json(enrolled.value, 201) : refuse(c, enrolled.error);
}

async function postToken(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const body = parseJson(v.strictObject({}), call.value.body);
  if (!body.ok) return refuse(c, body.error);
  const { database, organisation } = services;
  const { device } = call.value.proven;
  const now = services.now();
  await recordSeen(database.db, organisation.id, device, now);
  return c.json(issueAccessToken(organisation.accessKey, device, now));
}

async function getPolicyHead(c: Context, services: Services): Promise<Response> {
  const token = readBearer(services, c.req.header('authorization'));
  if (!token.ok) return refuse(c, token.error);
  const policy = await answerFor(services, token.value.device);
  if (policy === null) return refuse(c, 'server/unavailable');
  c.header('ETag', policy.etag);
  if (c.req.header('if-none-match') === policy.etag) return c.body(null, 304);
  return c.body(policy.head, 200, { 'Content-Type': 'application/json' });
}

async function getPolicy(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const policy = await answerFor(services, call.value.proven.device);
  if (policy === null) return refuse(c, 'server/unavailable');
  c.header('ETag', policy.etag);
  c.header('Content-Type', 'application/json');
  c.header('Vary', 'Accept-Encoding');
  const [encoding] = encodingsFor(c.req.header('accept-encoding'));
  if (encoding === undefined) return c.body(new Uint8Array(await plainAnswer(policy)));
  c.header('Content-Encoding', encoding);
  return c.body(new Uint8Array(encoding === 'br' ? policy.brotli : policy.gzip));
}

async function answerFor(services: Services, device: string): Promise<LaneAnswer | null> {
  const { seats, policy } = services;
  const now = services.now();
  const seat = seats.known(device, now) ?? (await seats.find(device, now));
  return policy.ready(seat) ?? (await policy.answer(seat));
}

async function postIncidents(c: Context, services: Services): Promise<Response> {
  const call = await proveCall(c, services);
  if (!call.ok) return call.error;
  const batch = parseJson(incidentBatchSchema, call.value.body);
  if (!batch.ok) return refuse(c, batch.error);
  const { device } = call.value.proven;
  const waitSeconds = services.incidentLimit.take(device, services.now(), batch.value.incidents.length);
  if (waitSeconds > 0) return refuse(c, 'device/too-many-requests', waitSeconds);
  const { incidents, refused } = parseBatch(batch.value.incidents, services.now());
  // A batch without one good incident is submitted as well: its nonce must be spent and its device checked.
  const stored = await services.ingest.submit({ proven: call.value.proven, incidents });
  if (!stored.ok) return refuse(c, stored.error, 2);
  const answer: IncidentAnswer = { accepted: incidents.map(({ id }) => id), refused: [...refused] };
  return c.json(answer);
}

async function postHeartbeat(c: Context, services: Services): Promise<Response> {
  const call = await acceptCall(c, services);
  if (!call.ok) return call.error;
  const beat = parseJson(heartbeatSchema, call.value.body);
  if (!beat.ok) return refuse(c, beat.error);
  const { database, organisation } = services;
  await recordHeartbeat(database.db, organisation.id, call.value.proven.device, beat.value, services.now());
  return c.body(null, 204);
}
