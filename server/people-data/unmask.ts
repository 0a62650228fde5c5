import type { Kysely } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { maySee, seenPerson } from './seen.ts';

/** Tells who a pseudonym is. The audit has the pseudonym and the reason, and nobody's name. Null: nobody they may see. */
export async function unmask(
  db: Kysely<Tables>,
  who: Principal,
  { pseudonym, reason }: { readonly pseudonym: string; readonly reason: string },
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const person = await seenPerson(trx, who, pseudonym);
    if (person === null) return null;
    const { organisation, actor } = who;
    await audit(trx, {
      ...{ org: organisation.id, actor, action: 'person.unmask', target: pseudonym },
      note: reason,
    });
    return person;
  });
}

/** The pseudonym of somebody whose name is known: as telling as the other way round, and audited like it. */
export async function lookUp(
  db: Kysely<Tables>,
  who: Principal,
  asked: { readonly person: string; readonly reason: string },
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const org = who.organisation.id;
    const person = storable(asked.person);
    const known = await trx
      .selectFrom('devices')
      .select('id')
      .where('org_id', '=', org)
      .where('person', '=', person)
      .executeTakeFirst();
    if (known === undefined || !(await maySee(trx, who, person))) return null;
    const pseudonym = (await pseudonymsOf(trx, org, [person])).get(person) ?? null;
    if (pseudonym === null) return null;
    await audit(trx, {
      ...{ org, actor: who.actor, action: 'person.unmask', target: pseudonym },
      ...{ detail: 'by-name', note: asked.reason },
    });
    return pseudonym;
  });
}
