import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { enrolAnswerSchema } from '../../lib/core/api/device.ts';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import { startLoad } from '../../server/testing/ingest-load.ts';
import { policyFiles } from '../../server/testing/rules.ts';
import { readyLine } from '../../server/testing/server-process.ts';
import {
  client,
  enrolDevice,
  errorCodeOf,
  makeIncident,
  readCode,
  sign,
} from '../../server/testing/test-device.ts';
import { consoleClient, json, query } from '../../server/testing/test-server.ts';
import type { ConsoleClient } from '../../server/testing/test-server.ts';
import { migrations } from '../../server/store/migrations.ts';
import { callVia, twoServers } from './two-servers.ts';
import type { Member } from './two-servers.ts';

const stage = twoServers();

/** A console on one member: the browser's origin is the public address, whichever server answers. */
const consoleOn = (member: Member, cookie: string): ConsoleClient => {
  const direct = consoleClient(member.direct, cookie);
  return {
    get: direct.get,
    send: (method, path, body, headers = {}) =>
      direct.send(method, path, body, { origin: stage().url, ...headers }),
  };
};
const linkOf = (member: Member): string => readyLine(member.process).signInUrl.split('/#/sign-in/')[1] ?? '';
let session = '';
/** Signs in on the first member at its first use. */
const admin = async (member: Member): Promise<ConsoleClient> => {
  if (session === '') {
    const { one } = stage();
    const response = await consoleOn(one, '').send('POST', '/api/session', { link: linkOf(one) });
    session = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  return consoleOn(member, session);
};
const code = (): string => readyLine(stage().one.process).enrolmentCode;

const enrolVia = async (member: Member, enrolmentCode: string): Promise<Response> => {
  const { server: url, token } = readCode(enrolmentCode);
  const key = await generateDeviceKey();
  const body = { token, publicKey: key.publicKey, person: null, client };
  return callVia(member, { url, key }, 'POST', '/v1/enrol', { body });
};
const version = async (): Promise<number> => {
  const [row] = await query(stage().databaseUrl, 'SELECT max(version) AS version FROM policies');
  return Number(row?.['version']);
};

describe('two servers that start at the same moment on an empty database', () => {
  it('make one organisation, one policy and each migration once between them', async () => {
    const { databaseUrl, one, two } = stage();
    const count = async (table: string): Promise<unknown> =>
      (await query(databaseUrl, `SELECT count(*)::int AS count FROM ${table}`))[0]?.['count'];
    expect(await count('organisation')).toBe(1);
    expect(await count('policies')).toBe(1);
    expect(await count('migrations')).toBe(migrations.length);
    expect(readyLine(one.process).version).toBe(readyLine(two.process).version);
    expect(readCode(readyLine(one.process).enrolmentCode).server).toBe(stage().url);
  });
});

describe('two servers on one database', () => {
  it('know the devices and the tokens of each other', async () => {
    const { one, two, url, databaseUrl } = stage();
    const { token } = readCode(code());
    const key = await generateDeviceKey();
    const body = { token, publicKey: key.publicKey, person: null, client };
    const enrolled = await callVia(one, { url, key }, 'POST', '/v1/enrol', { body });
    const answer = v.parse(enrolAnswerSchema, await enrolled.json());
    const incident = makeIncident();
    const sent = await callVia(two, { url, key, answer }, 'POST', '/v1/incidents', {
      body: { incidents: [incident] },
    });
    expect(await sent.json()).toEqual({ accepted: [incident.id], refused: [] });
    expect(await query(databaseUrl, 'SELECT id FROM incidents WHERE id = $1', [incident.id])).toHaveLength(1);
    const head = await fetch(`${two.direct}/v1/policy/head`, {
      headers: { authorization: `Bearer ${answer.access.token}` },
    });
    expect(head.status).toBe(200);
  });

  it('take a request once between them, at the same moment too', async () => {
    const { one, two } = stage();
    const device = await enrolDevice(code());
    const incidents = [makeIncident()];
    const { init } = await sign(device, 'POST', '/v1/incidents', { body: { incidents } });
    const first = await fetch(`${one.direct}/v1/incidents`, init);
    expect(first.status).toBe(200);
    const replayed = await fetch(`${two.direct}/v1/incidents`, init);
    expect([replayed.status, await errorCodeOf(replayed)]).toEqual([401, 'proof/replayed']);
    const raced = await sign(device, 'POST', '/v1/token', { body: {} });
    const both = await Promise.all([one, two].map(({ direct }) => fetch(`${direct}/v1/token`, raced.init)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('give the last use of an enrolment code away once', async () => {
    const { one, two, databaseUrl } = stage();
    const made = await (
      await admin(one)
    ).send('POST', '/api/enrolment-codes', { group: 'raced', maxUses: 3, days: 1 });
    const raced = (await json(v.object({ code: v.string() }), made)).code;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => enrolVia(index % 2 === 0 ? one : two, raced)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array(9).fill(403)]);
    expect(await query(databaseUrl, "SELECT 1 FROM devices WHERE group_name = 'raced'")).toHaveLength(3);
  });

  it('share sessions: signed in on one is signed in on the other, and signed out on both', async () => {
    const { one, two } = stage();
    const link = linkOf(two);
    const response = await consoleOn(two, '').send('POST', '/api/session', { link });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await consoleOn(one, cookie).get('/api/session')).status).toBe(200);
    const again = await consoleOn(one, '').send('POST', '/api/session', { link });
    expect(again.status).toBe(401);
    expect((await consoleOn(one, cookie).send('DELETE', '/api/session')).status).toBe(204);
    expect((await consoleOn(two, cookie).get('/api/session')).status).toBe(401);
  });

  it('refuse on both, from its next signed request on, a device revoked on one', async () => {
    const { one, two } = stage();
    const device = await enrolDevice(code());
    await callVia(two, device, 'POST', '/v1/token', { body: {} }); // its key is in the other's memory
    const id = device.answer.device;
    expect((await (await admin(one)).send('DELETE', `/api/devices/${id}`)).status).toBe(204);
    for (const member of [one, two]) {
      const refused = await callVia(member, device, 'POST', '/v1/incidents', {
        body: { incidents: [makeIncident()] },
      });
      expect(await errorCodeOf(refused)).toBe('device/revoked');
    }
  });

  it('push what was published on one to the devices of both', async () => {
    const { one, two } = stage();
    const device = await enrolDevice(code());
    const abort = new AbortController();
    const streams = await Promise.all(
      [one, two].map(({ direct }) =>
        fetch(`${direct}/v1/hints`, {
          headers: { authorization: `Bearer ${device.answer.access.token}` },
          signal: abort.signal,
        }),
      ),
    );
    const baseVersion = await version();
    const published = await (
      await admin(one)
    ).send('POST', '/api/policy/publish', { files: policyFiles('warn'), message: 'Warn', baseVersion });
    expect(published.status).toBe(200);
    for (const stream of streams) await hears(stream, `"version":${String(baseVersion + 1)}`);
    abort.abort();
  });

  it('publish one of two at the same moment and refuse the other', async () => {
    const { one, two, databaseUrl } = stage();
    const baseVersion = await version();
    const publish = async (member: Member, action: 'log' | 'block'): Promise<number> => {
      const body = { files: policyFiles(action), message: action, baseVersion };
      return (await (await admin(member)).send('POST', '/api/policy/publish', body)).status;
    };
    expect((await Promise.all([publish(one, 'log'), publish(two, 'block')])).sort()).toEqual([200, 409]);
    expect(await version()).toBe(baseVersion + 1);
    const rows = await query(databaseUrl, 'SELECT version FROM policies ORDER BY version');
    expect(rows.map((row) => row['version'])).toEqual(rows.map((_, index) => index + 1));
  });

  it('lose nothing while they are restarted one after the other behind the balancer', async () => {
    const { one, two, restart, databaseUrl } = stage();
    const devices = await Promise.all(Array.from({ length: 8 }, () => enrolDevice(code())));
    const load = startLoad(devices);
    await load.more(50);
    for (const [member, signal] of [
      [one, 'SIGTERM'],
      [two, 'SIGKILL'],
    ] as const) {
      member.process.child.kill(signal);
      await member.process.ended;
      await load.more(50); // the other one alone
      await restart(member);
      await load.more(25);
    }
    await load.stop();
    const stored = await query(
      databaseUrl,
      'SELECT id, count(*)::int AS count FROM incidents WHERE id = ANY($1::uuid[]) GROUP BY id',
      [load.acknowledged],
    );
    expect(stored).toHaveLength(load.acknowledged.length);
    expect(stored.filter(({ count }) => count !== 1)).toEqual([]);
  });
});

/** Resolves when the stream has said the text; throws when it ended before. */
async function hears(stream: Response, text: string): Promise<void> {
  const decoder = new TextDecoder();
  let said = '';
  for await (const piece of stream.body ?? []) {
    said += decoder.decode(piece);
    if (said.includes(text)) return;
  }
  throw new Error('the stream ended before');
}
