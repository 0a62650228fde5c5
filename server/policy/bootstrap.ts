import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { audit } from '../audit/audit.ts';
import { StartError } from '../start-error.ts';
import type { Database } from '../store/database.ts';
import { locks } from '../store/locks.ts';
import type { Tables } from '../store/tables.ts';
import type { Compiler } from './compile/compiler.ts';
import { readKeys } from './first-start-keys.ts';
import { publishIn } from './publish.ts';
import { firstKeysPath } from './root-key.ts';
import { readRulesFolder } from './rules-folder.ts';

/** What does not change after the first start. */
export interface Organisation {
  readonly id: string;
  /** RFC 7638 thumbprint of the root key, which devices pin. */
  readonly rootKey: string;
  /** Base64url, 32 bytes: for devices' pseudonyms. */
  readonly pseudonymKey: string;
  /** Base64url, 32 bytes: authenticates access tokens. */
  readonly accessKey: string;
}

/** How often to look whether another server has made it. */
const againMs = 200;

/**
 * Makes the organisation, its keys, the first user and the starter policy: all in one transaction, so an interrupted
 * first start leaves nothing behind but the root key file, which the next one uses. Codes: `start/rules`, `start/keys`.
 */
export async function ensureOrganisation(
  { db }: Database,
  folders: { readonly dataFolder: string; readonly rulesFolder: string },
  compiler: Compiler,
  now: number,
): Promise<Organisation> {
  const tried = (): Promise<Organisation | null> =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ mine: boolean }>`
        SELECT pg_try_advisory_xact_lock(${locks.bootstrap}) AS mine`.execute(trx);
      if (rows[0]?.mine !== true) return null;
      return (await readOrganisation(trx)) ?? (await createOrganisation(trx, folders, compiler, now));
    });
  let organisation = await tried();
  // Another server is at it. On a slow machine compiling the rules takes longer than a statement may wait for a lock.
  while (organisation === null) {
    await setTimeout(againMs);
    organisation = await tried();
  }
  // The online key in it is in the database now, and should be nowhere else.
  rmSync(firstKeysPath(folders.dataFolder), { force: true });
  return organisation;
}

async function createOrganisation(
  trx: Transaction<Tables>,
  folders: { readonly dataFolder: string; readonly rulesFolder: string },
  compiler: Compiler,
  now: number,
): Promise<Organisation> {
  const keys = await readKeys(folders.dataFolder, now);
  const organisation: Organisation = {
    id: keys.organisation,
    rootKey: keys.rootKey,
    pseudonymKey: randomBytes(32).toString('base64url'),
    accessKey: randomBytes(32).toString('base64url'),
  };
  await trx
    .insertInto('organisation')
    .values({
      id: organisation.id,
      name: 'Organisation',
      root_kid: organisation.rootKey,
      pseudonym_key: organisation.pseudonymKey,
      access_key: organisation.accessKey,
    })
    .execute();
  await trx
    .insertInto('users')
    .values({ org_id: organisation.id, id: randomUUID(), name: 'Administrator' })
    .execute();
  await audit(trx, {
    org: organisation.id,
    actor: 'system',
    action: 'installation.create',
    target: organisation.id,
  });
  await keys.introduce(trx);
  await publishStarter(trx, { compiler, organisation: organisation.id }, folders.rulesFolder, now);
  return organisation;
}

/** Packs that a new organisation does not begin with: they refuse what the others only ask about. The console offers them. */
const onRequest: ReadonlySet<string> = new Set(['rules/packs/files-strict.yaml']);

async function publishStarter(
  trx: Transaction<Tables>,
  publisher: { readonly compiler: Compiler; readonly organisation: string },
  rulesFolder: string,
  now: number,
): Promise<void> {
  const published = await publishIn(trx, publisher, {
    kind: 'publish',
    files: readRulesFolder(rulesFolder).filter(({ path }) => !onRequest.has(path)),
    message: 'Starter policy',
    by: 'Sluice',
    actor: 'system',
    baseVersion: 0,
    now,
  });
  if (published.ok) return;
  const problem = published.error.code === 'policy/problems' ? published.error.problems[0] : undefined;
  const where =
    problem === undefined
      ? published.error.code
      : `${problem.file}:${String(problem.line)} ${problem.message}`;
  throw new StartError(
    'start/rules',
    `The starter policy in ${rulesFolder} is not valid: ${where.replace(/\.$/, '')}.`,
  );
}

async function readOrganisation(trx: Transaction<Tables>): Promise<Organisation | null> {
  const row = await trx.selectFrom('organisation').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, rootKey: row.root_kid, pseudonymKey: row.pseudonym_key, accessKey: row.access_key };
}
