import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainStart, hashEntry, hashNote } from '../../lib/core/audit/chain.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { openTestCluster } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { audit, auditAll } from './audit.ts';
import type { AuditEntry } from './audit.ts';
import { linkOlderEntries } from './link-older.ts';

let cluster: TestCluster;
let database: Database;
let org = '';
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  org,
  actor: 'user:1',
  action: 'device.enrol',
  target: 'sales',
  ...change,
});
const write = (...entries: AuditEntry[]): Promise<void> =>
  database.db.transaction().execute((trx) => auditAll(trx, entries));
const rows = async () => {
  const found = await database.pool.query<Record<string, string | number | null>>(
    `SELECT seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, action, target, detail,
      note_hash, previous, hash FROM audit WHERE org_id = $1 ORDER BY seq NULLS LAST, id`,
    [org],
  );
  return found.rows;
};
/** Walks the chain by the rules in the documentation, with none of the code that wrote it but the hash. */
const expectWhole = async (length: number): Promise<void> => {
  const found = await rows();
  expect(found.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, index) => index + 1));
  let previous = chainStart;
  for (const { seq, at, actor, action, target, detail, note_hash, hash, ...row } of found) {
    expect(row['previous']).toBe(previous);
    const text = (value: unknown): string => String(value);
    const facts = { org, seq: Number(seq), at: text(at), actor: text(actor), action: text(action) };
    const noteHash = note_hash === null || note_hash === undefined ? null : text(note_hash);
    previous = hashEntry(previous, { ...facts, target: text(target), detail: text(detail), noteHash });
    expect(hash).toBe(previous);
  }
};

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await openDatabase(
    await cluster.createDatabase(),
    createLog(() => undefined),
  );
}, 120_000);
beforeEach(() => {
  org = randomUUID();
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
});

describe('the chain', () => {
  it('links every entry to the one before, several of one transaction too', async () => {
    await write(entry());
    await write(entry({ target: 'b', detail: 'role=analyst' }), entry({ target: 'c\0' }));
    await expectWhole(3);
    expect((await rows()).map(({ target }) => target)).toEqual(['sales', 'b', 'c\uFFFD']);
  });

  it('has neither gaps nor forks when many write at once and some fail', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        database.db.transaction().execute(async (trx) => {
          await audit(trx, entry({ target: String(index) }));
          if (index % 4 === 0) throw new Error('planned');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    await expectWhole(30);
  });

  it('keeps organisations apart: one that writes does not hold up another', async () => {
    const [first, second] = [org, randomUUID()];
    await database.db.transaction().execute(async (trx) => {
      await audit(trx, entry({ org: first }));
      await database.db.transaction().execute((other) => audit(other, entry({ org: second })));
    });
    await expectWhole(1);
    org = second;
    await expectWhole(1);
  });

  it('keeps a note beside the entry, covered by a salted digest', async () => {
    await write(entry({ note: 'asked by the works council' }), entry());
    const { rows: notes } = await database.pool.query<{ seq: number; salt: string; text: string }>(
      'SELECT seq, salt, text FROM audit_notes WHERE org_id = $1',
      [org],
    );
    expect(notes).toMatchObject([{ seq: 1, text: 'asked by the works council' }]);
    const [first, second] = await rows();
    expect(first?.['note_hash']).toBe(hashNote(notes[0]?.salt ?? '', 'asked by the works council'));
    expect(second?.['note_hash']).toBeNull();
    await expectWhole(2);
  });

  it('takes in what a server of the first version wrote, at its end, once', async () => {
    await write(entry());
    const older = 'INSERT INTO audit (org_id, actor, action, target) VALUES ($1, $2, $3, $4)';
    await database.pool.query(older, [org, 'system', 'policy.publish', 'v2']);
    await write(entry());
    await database.pool.query(older, [org, 'system', 'policy.publish', 'v3']);
    await Promise.all([1, 2, 3].map(() => linkOlderEntries(database.db, org)));
    await expectWhole(4);
    expect((await rows()).map(({ target }) => target)).toEqual(['sales', 'sales', 'v2', 'v3']);
  });
});

describe('append-only', () => {
  it.each([
    "UPDATE audit SET actor = 'user:2'",
    'UPDATE audit SET seq = NULL',
    'UPDATE audit SET seq = seq + 100',
    'DELETE FROM audit',
    'TRUNCATE audit',
  ])('the database refuses %s', async (statement) => {
    await write(entry());
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    await expectWhole(1);
  });

  it('an entry that is linked late keeps what it said', async () => {
    await database.pool.query('INSERT INTO audit (org_id, actor, action, target) VALUES ($1, $2, $3, $4)', [
      org,
      'user:1',
      'session.create',
      'user:1',
    ]);
    const forged = "UPDATE audit SET seq = 1, hash = 'x', actor = 'user:2' WHERE org_id = $1";
    await expect(database.pool.query(forged, [org])).rejects.toMatchObject({ code: '42501' });
    await linkOlderEntries(database.db, org);
    await expectWhole(1);
  });
});

it('a transaction that changes rows and then audits never waits in a ring', async () => {
  const { db } = database;
  const rename = (id: string): Promise<void> =>
    db.transaction().execute(async (trx) => {
      await trx
        .updateTable('users')
        .set({ name: randomUUID() })
        .where('org_id', '=', org)
        .where('id', '=', id)
        .execute();
      await audit(trx, entry());
    });
  const people = Array.from({ length: 2 }, () => ({ org_id: org, id: randomUUID(), name: 'someone' }));
  await db.insertInto('users').values(people).execute();
  await Promise.all(Array.from({ length: 10 }, () => people.map(({ id }) => rename(id))).flat());
  await expectWhole(20);
});
