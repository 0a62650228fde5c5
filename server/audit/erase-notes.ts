import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { audit } from './audit.ts';

/**
 * Erases the free text beside every entry about a target (an id or a pseudonym), in the caller's transaction. The chain
 * covers only a salted digest, and the salt goes too: it still verifies, and nobody can try out what the text was.
 */
export async function eraseNotes(
  trx: Transaction<Tables>,
  { org, actor, target }: { readonly org: string; readonly actor: string; readonly target: string },
): Promise<void> {
  const gone = await trx
    .deleteFrom('audit_notes')
    .where('org_id', '=', org)
    .where(
      'seq',
      'in',
      trx
        .selectFrom('audit')
        .select(sql<number>`seq`.as('seq'))
        .where('org_id', '=', org)
        .where('target', '=', target)
        .where('note_hash', 'is not', null),
    )
    .returning('seq')
    .execute();
  const detail = `notes=${String(gone.length)}`;
  if (gone.length > 0) await audit(trx, { org, actor, action: 'audit.notes-erase', target, detail });
}
