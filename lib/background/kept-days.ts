import { get, set } from 'idb-keyval';
import * as v from 'valibot';
import { keptAnswerSchema } from '../core/api/own-device.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';
import { isWithin } from './within.ts';

/** How long the organisation keeps incidents, as its server last said. */
interface Kept {
  readonly organisation: string;
  /** Null: a server of a version that does not tell. */
  readonly days: number | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

const storeKey = 'kept-days';
const everyMs = 24 * 60 * 60_000;

/** In days; null when it is not known. */
export async function keptDays(organisation: string): Promise<number | null> {
  const kept = await get<Kept>(storeKey);
  return kept?.organisation === organisation ? kept.days : null;
}

/** Asks once a day. What was said before stands when there is no answer. */
export async function askKeptDays(identity: Identity, now: number): Promise<void> {
  const organisation = identity.organisation.id;
  const kept = await get<Kept>(storeKey);
  const known = kept?.organisation === organisation ? kept : null;
  if (known !== null && isWithin(everyMs, known.askedAt, now)) return;
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const answer = await signedFetch(identity.server, 'POST', '/v1/kept', {}, signer);
  if (!answer.ok && answer.error.status !== 404) return;
  const parsed = v.safeParse(keptAnswerSchema, answer.ok ? answer.value.body : null);
  const days = parsed.success ? parsed.output.incidentDays : null;
  await set(storeKey, { organisation, days, askedAt: now } satisfies Kept);
}
