import type { IncidentDraft } from '../core/incident/draft.ts';
import type { Incident } from '../core/incident/incident.ts';
import { pseudonym } from '../seal/pseudonym.ts';

/** Titles, conversation ids and account ids leave in clear only when the account is the organisation's own. */
export async function pseudonymise(draft: IncidentDraft, key: string): Promise<Incident> {
  const { conversation, account } = draft.egress;
  const clear = account.kind === 'corporate';
  const name = async (value: string | null) =>
    value === null ? null : clear ? value.slice(0, 200) : pseudonym(key, value);
  const id = await name(conversation.id ?? null);
  return {
    ...draft,
    egress: {
      ...draft.egress,
      conversation: { ...conversation, title: await name(conversation.title), ...(id !== null && { id }) },
      account: { ...account, id: await name(account.id) },
    },
  };
}
