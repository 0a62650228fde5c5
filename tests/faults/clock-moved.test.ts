import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenAnswerSchema } from '../../lib/core/api/device.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { buildServer, readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { BuiltServer, ServerProcess } from '../../server/testing/server-process.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../../server/testing/test-device.ts';
import type { CallOptions, TestDevice } from '../../server/testing/test-device.ts';
import { addPerson, consoleClient, json, signInAs } from '../../server/testing/test-server.ts';
import { movedClock } from './moved-clock.ts';

/**
 * The clock of a real server with its own database is set while it runs. Only the server's: PostgreSQL reads the
 * machine's, which no test may move.
 */
const dayMs = 86_400_000;
const minuteMs = 60_000;
const clock = movedClock();
const data = temporaryFolder();
/** Put together here: no password stands in a file. */
const secret = ['clocks', 'ride', 'purple', 'bicycles', 'at', 'dawn'].join(' ');
const email = 'kim@example.com';
let built: BuiltServer;
let server: ServerProcess;
let device: TestDevice;

beforeAll(async () => {
  built = await buildServer();
  // Later by more than a minute whenever it is looked at: whoever waits by this clock has waited long enough at once.
  clock.move(0, minuteMs + 1);
  const env = { SLUICE_DATA: data, SLUICE_RULES: writeRules(policyFiles()), ...clock.env };
  server = await spawnServer(built, env);
  readyLine(server);
  clock.move(0);
  device = await enrolDevice(readyLine(server).enrolmentCode);
  const { url, signInUrl } = readyLine(server);
  const admin = await signInAs(url, signInUrl.split('/#/sign-in/')[1] ?? '');
  const kim = await signInAs(url, (await addPerson(admin, { email })).link);
  await kim.send('PUT', '/api/session/password', { current: null, password: secret });
}, 120_000);
afterAll(async () => {
  server.child.kill('SIGKILL');
  await server.ended;
  built.remove();
});

const signsIn = async (): Promise<number> => {
  const client = consoleClient(readyLine(server).url);
  const answer = await client.send('POST', '/api/session', { email, password: secret });
  return answer.status === 204 ? (await client.get('/api/session')).status : answer.status;
};
const statusOf = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(readyLine(server).url + path, { headers })).status;

it.each([1, -1])('set by %i day while it runs: devices and people are served as before', async (days) => {
  clock.move(days * dayMs);
  const body = { incidents: [makeIncident()] };
  const accepted = { accepted: body.incidents.map(({ id }) => id), refused: [] };
  expect(await errorCodeOf(await call(device, 'POST', '/v1/incidents', { body }))).toBe('proof/clock');
  /** A device that has followed the server. */
  const followed = (options: CallOptions): CallOptions => ({
    ...options,
    created: Math.floor((Date.now() + days * dayMs) / 1000),
  });
  const taken = await call(device, 'POST', '/v1/incidents', followed({ body }));
  expect(await taken.json()).toEqual(accepted);
  const answer = await call(device, 'POST', '/v1/token', followed({ body: {} }));
  const authorization = `Bearer ${(await json(tokenAnswerSchema, answer)).token}`;
  expect(await statusOf('/v1/policy/head', { authorization })).toBe(200);
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  expect(await signsIn()).toBe(200);

  clock.move(0); // set right again
  expect(await (await call(device, 'POST', '/v1/incidents', { body })).json()).toEqual(accepted);
  expect(await signsIn()).toBe(200);
});

it('set on while it ends: its database still has the time to end properly', async () => {
  clock.move(0, minuteMs + 1);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const said = readFileSync(join(data, 'postgres.log'), 'utf8');
  expect(said).toContain('received fast shutdown request');
  expect(said).not.toContain('received immediate shutdown request');
  expect(said).toContain('database system is shut down');
});
