import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { Draft, DraftSummary, FileEdit, SaveDraftRequest } from '../../lib/core/api/drafts.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Principal } from '../auth/principal.ts';
import type { Tables } from '../store/tables.ts';
import { applyEdits, conflictsOf, effectiveEdits } from './edits.ts';
import { hashOfVersion, readFiles, readHead } from './versions.ts';

export type DraftError =
  | 'request/not-found'
  | 'policy/conflict'
  | 'draft/not-yours'
  | 'draft/revision'
  | 'draft/conflict'
  | 'draft/too-many';
type Row = Selectable<Tables['policy_drafts']>;

/** Of one author; a mistaken script should not fill the database. */
const maxDrafts = 100;

export async function listDrafts(
  db: Kysely<Tables>,
  who: Principal,
  { all }: { readonly all: boolean },
): Promise<readonly DraftSummary[]> {
  const rows = await db
    .selectFrom('policy_drafts')
    .select(['id', 'title', 'author', 'author_name', 'base_version', 'revision', 'updated_at'])
    .where('org_id', '=', who.organisation.id)
    .$if(!all, (query) => query.where('author', '=', who.actor))
    .orderBy('updated_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => summary(row, who));
}

export async function createDraft(
  db: Kysely<Tables>,
  who: Principal,
  draft: { readonly title: string; readonly baseVersion: number; readonly edits: readonly FileEdit[] },
  now: number,
): Promise<Result<Draft, DraftError>> {
  if ((await readFiles(db, draft.baseVersion)) === null) return fail('request/not-found');
  if ((await listDrafts(db, who, { all: false })).length >= maxDrafts) return fail('draft/too-many');
  const id = randomUUID();
  await db
    .insertInto('policy_drafts')
    .values({
      org_id: who.organisation.id,
      id,
      author: who.actor,
      author_name: who.name,
      title: draft.title,
      base_version: draft.baseVersion,
      edits: JSON.stringify(draft.edits),
      revision: 1,
      updated_at: new Date(now),
    })
    .execute();
  return readDraft(db, who, id);
}

export async function readDraft(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
): Promise<Result<Draft, DraftError>> {
  const row = await find(db, who, id);
  if (row === null) return fail('request/not-found');
  const { base, active, isBehind } = await surroundings(db, row.base_version);
  const conflicts = isBehind ? conflictsOf(base, active.files, row.edits) : [];
  return ok({ ...summary(row, who), edits: row.edits, behind: isBehind, conflicts });
}

/** The draft's author saves; who saw an older revision is told. */
export async function saveDraft(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  { revision, title, edits }: SaveDraftRequest,
  now: number,
): Promise<Result<Draft, DraftError>> {
  const saved = await change(db, who, id, revision, { title, edits: JSON.stringify(edits) }, now);
  return saved.ok ? readDraft(db, who, id) : saved;
}

/** Begins anew from what is in force, with the draft's edits. */
export async function rebaseDraft(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  {
    revision,
    keepMine,
    onto,
  }: { readonly revision: number; readonly keepMine: boolean; readonly onto?: number | undefined },
  now: number,
): Promise<Result<Draft, DraftError>> {
  const row = await find(db, who, id);
  if (row === null) return fail('request/not-found');
  const { base, active } = await surroundings(db, row.base_version);
  if (onto !== undefined && onto !== active.version) return fail('policy/conflict');
  if (!keepMine && conflictsOf(base, active.files, row.edits).length > 0) return fail('draft/conflict');
  const edits = JSON.stringify(effectiveEdits(active.files, row.edits));
  const moved = await change(db, who, id, revision, { base_version: active.version, edits }, now);
  return moved.ok ? readDraft(db, who, id) : moved;
}

export async function deleteDraft(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
): Promise<Result<null, DraftError>> {
  const row = await find(db, who, id);
  if (row === null) return fail('request/not-found');
  if (row.author !== who.actor) return fail('draft/not-yours');
  await db
    .deleteFrom('policy_drafts')
    .where('org_id', '=', who.organisation.id)
    .where('id', '=', id)
    .execute();
  return ok(null);
}

/** The policy that a draft would be, and what is in force. */
export async function filesOfDraft(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
): Promise<Result<DraftFiles, DraftError>> {
  const row = await find(db, who, id);
  if (row === null) return fail('request/not-found');
  const { base, active } = await surroundings(db, row.base_version);
  const { base_version: baseVersion, revision, author } = row;
  return ok({ files: applyEdits(base, row.edits), active: active.files, baseVersion, revision, author });
}
export interface DraftFiles {
  readonly files: readonly PolicyFile[];
  readonly active: readonly PolicyFile[];
  readonly baseVersion: number;
  readonly revision: number;
  readonly author: string;
}

async function change(
  db: Kysely<Tables>,
  who: Principal,
  id: string,
  revision: number,
  values: { readonly title?: string; readonly edits: string; readonly base_version?: number },
  now: number,
): Promise<Result<null, DraftError>> {
  const saved = await db
    .updateTable('policy_drafts')
    .set({ ...values, revision: revision + 1, updated_at: new Date(now) })
    .where('org_id', '=', who.organisation.id)
    .where('id', '=', id)
    .where('author', '=', who.actor)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  if (saved !== undefined) return ok(null);
  const row = await find(db, who, id);
  if (row === null) return fail('request/not-found');
  return fail(row.author === who.actor ? 'draft/revision' : 'draft/not-yours');
}

async function find(db: Kysely<Tables>, who: Principal, id: string): Promise<Row | null> {
  const row = await db
    .selectFrom('policy_drafts')
    .selectAll()
    .where('org_id', '=', who.organisation.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function surroundings(db: Kysely<Tables>, baseVersion: number) {
  const { active } = await readHead(db);
  const [base, now] = [await readFiles(db, baseVersion), await readFiles(db, active)];
  const isBehind = (await hashOfVersion(db, baseVersion)) !== (await hashOfVersion(db, active));
  return { base: base?.files ?? [], active: { version: active, files: now?.files ?? [] }, isBehind };
}

function summary(row: Omit<Row, 'org_id' | 'edits'>, who: Principal): DraftSummary {
  return {
    id: row.id,
    title: row.title,
    author: row.author_name,
    mine: row.author === who.actor,
    baseVersion: row.base_version,
    revision: row.revision,
    updatedAt: row.updated_at.toISOString(),
  };
}
