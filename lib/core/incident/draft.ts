import * as v from 'valibot';
import { incidentSchema } from './incident.ts';

const long = v.nullable(v.pipe(v.string(), v.maxLength(2000)));

/**
 * An incident as the guard makes it: title and account id still in clear. The background turns them into pseudonyms
 * before anything is stored or sent; the key for that never enters a chat page.
 */
export const incidentDraftSchema = v.strictObject({
  ...incidentSchema.entries,
  egress: v.strictObject({
    ...incidentSchema.entries.egress.entries,
    conversation: v.strictObject({
      ...incidentSchema.entries.egress.entries.conversation.entries,
      title: long,
      id: v.optional(v.pipe(v.string(), v.maxLength(2000))),
    }),
    account: v.strictObject({ ...incidentSchema.entries.egress.entries.account.entries, id: long }),
  }),
});
export type IncidentDraft = v.InferOutput<typeof incidentDraftSchema>;
