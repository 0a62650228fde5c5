import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { AuditHeadAnswer } from '../../lib/core/api/people.ts';
import { signHead } from '../../lib/seal/audit-head.ts';
import { emit } from '../integrations/outbox.ts';
import { newestManifest } from '../policy/bundles.ts';
import { currentOnlineKey } from '../policy/online-keys.ts';
import { readSetting } from '../settings/setting.ts';
import type { Tables } from '../store/tables.ts';
import { auditHeads } from './head-setting.ts';

/** Signs the end of the chain. Null while there is no entry or no key that may sign. */
export async function signedHead(
  db: Kysely<Tables>,
  org: string,
  now: number,
): Promise<AuditHeadAnswer | null> {
  const end = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('org_id', '=', org)
    .where('seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const key = await currentOnlineKey(db, now);
  const manifest = await newestManifest(db);
  if (end === undefined || end.seq === null || end.hash === null) return null;
  if (key === null || manifest === null) return null;
  const at = new Date(now).toISOString();
  const head = await signHead({ organisation: org, seq: end.seq, hash: end.hash, at }, key);
  return { seq: end.seq, hash: end.hash, at, head, manifest };
}

/** Keeps a signed head when the last one is old enough and entries were added since. Any server may do it. */
export async function keepHeadIfDue(db: Kysely<Tables>, org: string, now: number): Promise<void> {
  const { everyMinutes } = await readSetting(db, org, auditHeads);
  const last = await db
    .selectFrom('audit_heads')
    .select(['seq', 'at'])
    .where('org_id', '=', org)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const ageMs = last === undefined ? Infinity : now - last.at.getTime();
  // One from the future was made while the clock was wrong, and holds nothing up.
  if (ageMs >= 0 && ageMs < everyMinutes * 60_000) return;
  const signed = await signedHead(db, org, now);
  if (signed === null || signed.seq <= (last?.seq ?? 0)) return;
  const { seq, at, hash, head, manifest } = signed;
  await db.transaction().execute(async (trx) => {
    const kept = await trx
      .insertInto('audit_heads')
      .values({ org_id: org, seq, at, jws: head, manifest })
      .onConflict((conflict) => conflict.columns(['org_id', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (kept !== undefined) await emit(trx, org, 'audit', { seq, hash, head, manifest });
  });
}

/** This server's own copy of the heads: a file to which lines are added, for whoever keeps it out of reach. */
export interface HeadFile {
  write(db: Kysely<Tables>, org: string): Promise<void>;
}

/** `<data>/audit-heads.jsonl`: `{"seq","head","manifest"}` a line. */
export function createHeadFile(dataFolder: string): HeadFile {
  const path = join(dataFolder, 'audit-heads.jsonl');
  let written = lastSeq(path);
  return {
    async write(db, org) {
      const kept = db.selectFrom('audit_heads').where('org_id', '=', org);
      const last = await kept.select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
      // An older state of the database was restored: what comes after its end is new, whatever its number.
      written = Math.min(written, last?.seq ?? 0);
      const rows = await db
        .selectFrom('audit_heads')
        .select(['seq', 'jws', 'manifest'])
        .where('org_id', '=', org)
        .where('seq', '>', written)
        .orderBy('seq')
        .execute();
      if (rows.length === 0) return;
      const lines = rows.map(({ seq, jws, manifest }) => JSON.stringify({ seq, head: jws, manifest }));
      appendLines(path, Buffer.from(`${lines.join('\n')}\n`));
      written = rows.at(-1)?.seq ?? written;
    },
  };
}

/** A full disk may have left half a line, which must not become part of the next one. */
function appendLines(path: string, bytes: Buffer): void {
  const file = openSync(path, 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const end = lineEnd(file, size);
    if (end < size) ftruncateSync(file, end);
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function lastSeq(path: string): number {
  if (!existsSync(path)) return 0;
  const file = openSync(path, 'r');
  try {
    const end = lineEnd(file, fstatSync(file).size);
    const start = lineEnd(file, end - 1);
    const line = Buffer.alloc(Math.max(0, end - start));
    readSync(file, line, 0, line.length, start);
    return Number(/^\{"seq":(\d+),/.exec(line.toString())?.[1] ?? 0);
  } finally {
    closeSync(file);
  }
}

/** Where the last whole line before a position ends; 0 when there is none. The file may be larger than memory. */
function lineEnd(file: number, before: number): number {
  const block = Buffer.alloc(65_536);
  for (let end = before; end > 0;) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const at = block.subarray(0, read).lastIndexOf('\n');
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}
