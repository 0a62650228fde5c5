import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { creditOf } from '../policy/proposals.ts';
import type { Tables } from '../store/tables.ts';

/**
 * Takes a console user's name out of what they drafted, proposed, reviewed, published and rolled out, and out of what
 * webhooks were or are to be told of it. Their drafts go; `called` stands in place of the name.
 */
export async function eraseFromPolicy(
  trx: Transaction<Tables>,
  org: string,
  user: string,
  called: string,
): Promise<void> {
  const actor = `user:${user}`;
  await trx.deleteFrom('policy_drafts').where('org_id', '=', org).where('author', '=', actor).execute();
  const proposals = trx.updateTable('policy_proposals').where('org_id', '=', org);
  await proposals.set({ proposer_name: called }).where('proposer', '=', actor).execute();
  await proposals.set({ reviewer_name: called }).where('reviewer', '=', actor).execute();
  const credits = JSON.stringify(await creditsOf(trx, org, actor, called));
  const anew = sql`json_to_recordset(${credits}::json) AS anew(version integer, name text)`;
  await sql`UPDATE policies SET published_by = anew.name FROM ${anew} WHERE policies.version = anew.version`.execute(
    trx,
  );
  await sql`UPDATE policy_rollouts AS r SET started_by = anew.name FROM ${anew}
    WHERE r.org_id = ${org} AND r.version = anew.version`.execute(trx);
  for (const table of ['outbox', 'deliveries'])
    await sql`UPDATE ${sql.table(table)} AS t SET body = jsonb_set(t.body, '{publishedBy}', to_jsonb(anew.name))
      FROM ${anew} WHERE t.org_id = ${org} AND t.event = 'policy' AND t.body->>'version' = anew.version::text`.execute(
      trx,
    );
}

/** Who is to be named, by version: of what two people did, only the one is gone. */
async function creditsOf(
  trx: Transaction<Tables>,
  org: string,
  actor: string,
  called: string,
): Promise<readonly { readonly version: number; readonly name: string }[]> {
  const published = await trx
    .selectFrom('policies')
    .select('version')
    .where('published_actor', '=', actor)
    .execute();
  const proposed = await trx
    .selectFrom('policy_proposals')
    .select(['version', 'proposer_name', 'reviewer_name'])
    .where('org_id', '=', org)
    .where('version', 'is not', null)
    .where((eb) => eb.or([eb('proposer', '=', actor), eb('reviewer', '=', actor)]))
    .execute();
  const names = new Map(published.map(({ version }) => [version, called]));
  for (const { version, proposer_name, reviewer_name } of proposed)
    if (version !== null) names.set(version, creditOf(proposer_name, reviewer_name));
  return [...names].map(([version, name]) => ({ version, name }));
}
