import { sql } from 'kysely';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/sluice.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { blockDeletions } from '../incidents/hold-lock.ts';
import { createLog } from '../log.ts';
import { holdPeople } from '../people/last-administrator.ts';
import { putIntoGroups } from '../people/members.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { call, enrolDevice, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let database: Database;

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
}, 120_000);
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

interface Watched {
  readonly device: TestDevice;
  readonly pseudonym: string;
  readonly made: Incident;
}
/** Somebody with a device and an incident. */
async function watch(person: string): Promise<Watched> {
  const device = await enrolDevice(server.enrolmentCode, person);
  const made = makeIncident();
  await call(device, 'POST', '/v1/incidents', { body: { incidents: [made] } });
  const answer = await admin.send('POST', '/api/person-data/lookup', { person, reason: 'test' });
  const { pseudonym } = await json(v.object({ pseudonym: v.string() }), answer);
  return { device, pseudonym, made };
}
const erasureSchema = v.looseObject({ complete: v.boolean(), held: v.number() });
const erase = async ({ pseudonym }: Watched) => {
  const answer = await admin.send('POST', '/api/person-data/erase', { pseudonym, reason: 'she asked' });
  return json(erasureSchema, answer);
};
const hold = async (kind: string, value: string, reason = 'a case'): Promise<string> => {
  const answer = await admin.send('POST', '/api/holds', { kind, value, reason });
  return (await json(v.looseObject({ id: v.string() }), answer)).id;
};
const release = (id: string): Promise<Response> => admin.send('DELETE', `/api/holds/${id}`);
/** Resolves when so many connections wait for a lock. */
const waiting = (count: number): Promise<void> =>
  expect
    .poll(
      async () => {
        const text =
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        return (await query(server.databaseUrl, text)).length;
      },
      { timeout: 20_000 },
    )
    .toBe(count);

describe('an erasure', () => {
  it('takes why they were held, on them, their device and its incident', async () => {
    const anna = await watch('anna@example.com');
    const id = anna.device.answer.device;
    const incident = `${anna.made.at.slice(0, 10)}/${id}/${anna.made.id}`;
    for (const [kind, value] of [
      ['person', anna.pseudonym],
      ['device', id],
      ['incident', incident],
    ] as const)
      await release(await hold(kind, value, 'Anna Meier v. us'));
    expect(await erase(anna)).toMatchObject({ complete: true });
    for (const table of ['legal_holds', 'audit_notes', 'audit'])
      expect(
        await query(server.databaseUrl, `SELECT 1 FROM ${table} t WHERE t::text LIKE '%Meier%'`),
        table,
      ).toEqual([]);
    expect(await (await admin.get('/api/holds')).text()).toContain(incident);
  });

  it('waits for the end of a hold on a device that has nothing yet', async () => {
    const berta = await watch('berta@example.com');
    await query(server.databaseUrl, 'DELETE FROM incidents WHERE device_id = $1', [
      berta.device.answer.device,
    ]);
    const id = await hold('device', berta.device.answer.device);
    expect(await erase(berta)).toMatchObject({ complete: false, held: 0 });
    await release(id);
    expect(await erase(berta)).toMatchObject({ complete: true });
  });

  it('that is not complete counts nothing twice: the device goes on telling the day’s sum', async () => {
    const clara = await watch('clara@example.com');
    const day = new Date().toISOString().slice(0, 10);
    const tell = async (count: number): Promise<unknown> => {
      const clean = [{ day, platform: 'whatsapp', channel: 'message', account: 'personal', count }];
      expect((await call(clara.device, 'POST', '/v1/counters', { body: { clean } })).status).toBe(204);
      return query(server.databaseUrl, "SELECT count FROM clean_send_totals WHERE account = 'personal'");
    };
    expect(await tell(5)).toEqual([{ count: '5' }]);
    const id = await hold('person', clara.pseudonym);
    expect(await erase(clara)).toMatchObject({ complete: false, held: 1 });
    expect(await tell(7)).toEqual([{ count: '7' }]);
    await release(id);
    expect(await erase(clara)).toMatchObject({ complete: true });
    expect(await query(server.databaseUrl, 'SELECT 1 FROM clean_sends')).toEqual([]);
  });
});

describe('the audit trail after an erasure', () => {
  /** `sluice audit verify` against the database. */
  const verify = async (): Promise<readonly [number, string]> => {
    process.env['DATABASE_URL'] = server.databaseUrl;
    let said = '';
    const out = (text: string): void => {
      said += text;
    };
    const io = { directory: '.', out, err: out, readInput: () => Promise.resolve('') };
    return [await run(['audit', 'verify'], io), said];
  };
  afterEach(() => {
    delete process.env['DATABASE_URL'];
  });

  it('verifies without what it said of the person, and an edit of what it still says shows', async () => {
    const { pseudonym, made, device } = await watch('gina@example.com');
    const key = { day: made.at.slice(0, 10), device: device.answer.device, id: made.id };
    const change = { select: { keys: [key] }, change: { status: 'in-progress', note: 'ask Gina Lopez' } };
    expect((await admin.send('POST', '/api/incidents/changes', change)).status).toBe(200);
    const about = { pseudonym, reason: 'Gina Lopez v. us' };
    for (const act of ['unmask', 'export'])
      expect((await admin.send('POST', `/api/person-data/${act}`, about)).status).toBe(200);
    await release(await hold('person', pseudonym, 'Gina Lopez v. us'));
    const notes = "SELECT 1 FROM audit_notes WHERE text LIKE '%Lopez%'";
    const written = await query(server.databaseUrl, notes);
    expect(written.length).toBeGreaterThan(2);
    const [, before] = await verify();
    const erasedBefore = Number(/(\d+) erased notes/.exec(before)?.[1]);

    expect((await erase({ pseudonym, made, device })).complete).toBe(true);
    expect(await query(server.databaseUrl, notes)).toEqual([]);
    // And why they were looked up.
    const erased = erasedBefore + written.length + 1;
    expect(await verify()).toEqual([
      0,
      expect.stringMatching(`^\\d+ entries, 0 faults, ${String(erased)} erased notes`),
    ]);

    await query(server.databaseUrl, 'ALTER TABLE audit DISABLE TRIGGER USER');
    const unmasking = "UPDATE audit SET actor = 'user:nobody' WHERE action = 'person.unmask' AND target = $1";
    await query(server.databaseUrl, unmasking, [pseudonym]);
    await query(server.databaseUrl, 'ALTER TABLE audit ENABLE TRIGGER USER');
    expect(await verify()).toEqual([1, expect.stringContaining('audit/edited entry')]);
  });
});

describe('beside an erasure', () => {
  it('an import of groups takes its turn instead of waiting in a circle', async () => {
    const dora = await watch('dora@example.com');
    const org = dora.device.answer.organisation.id;
    const member = (group: string) => ({ person: 'dora@example.com', group });
    await database.db.transaction().execute((trx) => putIntoGroups(trx, org, [member('one')]));
    const erased = await database.db.transaction().execute(async (trx) => {
      await holdPeople(trx, org);
      await sql`UPDATE group_members SET group_name = 'two' WHERE org_id = ${org}`.execute(trx);
      const going = { answer: erase(dora) };
      await waiting(1);
      await putIntoGroups(trx, org, [member('three')]);
      return going;
    });
    expect(await erased.answer).toMatchObject({ complete: true });
    expect(await query(server.databaseUrl, 'SELECT 1 FROM group_members')).toEqual([]);
  });

  it('a hold that is being made comes first, and keeps what it is on', async () => {
    const fritz = await watch('fritz@example.com');
    const { device, organisation } = fritz.device.answer;
    const erased = await database.db.transaction().execute(async (trx) => {
      await blockDeletions(trx, organisation.id);
      const going = { answer: erase(fritz) };
      await waiting(1);
      await sql`INSERT INTO legal_holds (org_id, id, kind, value, reason, created_at, created_by)
        VALUES (${organisation.id}, gen_random_uuid(), 'device', ${device}, 'a case', now(), 'user:x')`.execute(
        trx,
      );
      return going;
    });
    expect(await erased.answer).toMatchObject({ complete: false, held: 1 });
    const left = 'SELECT id FROM incidents WHERE device_id = $1';
    expect(await query(server.databaseUrl, left, [device])).toEqual([{ id: fritz.made.id }]);
  });

  it('a change of many incidents goes through them in the same order', async () => {
    const emil = await watch('emil@example.com');
    const at = new Date().toISOString();
    const ids = ['f', '0'].map((digit) => `${digit}0000000-0000-4000-8000-000000000000`);
    for (const id of ids)
      await call(emil.device, 'POST', '/v1/incidents', { body: { incidents: [makeIncident({ at, id })] } });
    const [last, first] = ids;
    const erased = await database.db.transaction().execute(async (trx) => {
      const org = emil.device.answer.organisation.id;
      const lock = (id = '') =>
        sql`SELECT 1 FROM incidents WHERE org_id = ${org} AND id = ${id} FOR UPDATE`.execute(trx);
      await lock(first);
      const going = { answer: erase(emil) };
      await waiting(1);
      await lock(last);
      return going;
    });
    expect(await erased.answer).toMatchObject({ complete: true });
  });
});
