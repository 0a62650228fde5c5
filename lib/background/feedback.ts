import { get, update } from 'idb-keyval';
import type { Feedback } from '../core/api/disputes.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';
import { recordDays } from './own-record.ts';

/** What this browser's person said, or which tool they took. */
export interface KeptFeedback {
  readonly organisation: string;
  readonly feedback: Feedback;
  /** Milliseconds since 1970. */
  readonly saidAt: number;
  /** The server has it. Absent: not yet. */
  readonly sent?: true;
}

const dayMs = 86_400_000;
const storeKey = 'feedback';
const mostWaiting = 200;
/** As long as incidents that were sent (`own-record.ts`), so that its person can see it. */
const mostSent = 400;
/**
 * An incident that the server does not know (404) may still be in the queue, or the server may be too old for the route
 * (404) or the kind (400); then it is over.
 */
const unknownForMs = 7 * dayMs;

/** Durable once it resolves; sent by `sendFeedback`. */
export async function saveFeedback(organisation: string, feedback: Feedback, now: number): Promise<void> {
  const one = { organisation, feedback, saidAt: now };
  await change((kept) => (kept.some((before) => isSame(before, one)) ? kept : [...kept, one]));
}

/** All of it, sent or not, oldest first. */
export async function keptFeedback(): Promise<readonly KeptFeedback[]> {
  return (await get<readonly KeptFeedback[]>(storeKey)) ?? [];
}

/** How much this organisation's server does not have yet. */
export async function waitingFeedback(identity: Identity): Promise<number> {
  return (await own(identity)).length;
}

/** Sends what is waiting. What the server did not know within a week is given up. `now`: as `agingTime` says. */
export async function sendFeedback(identity: Identity, now: number | null): Promise<void> {
  await change((kept) =>
    kept.filter(({ sent, saidAt }) => sent !== true || now === null || now - saidAt < recordDays * dayMs),
  );
  for (const waiting of await own(identity)) {
    const { feedback, saidAt } = waiting;
    const signer = { key: identity.key.privateKey, keyId: identity.device };
    const answer = await signedFetch(identity.server, 'POST', '/v1/feedback', feedback, signer);
    const isUnknown = !answer.ok && [400, 404].includes(answer.error.status);
    if (!answer.ok && !isUnknown) return; // out of reach, or busy: later
    if (answer.ok) await markSent(waiting);
    else if (now !== null && now - saidAt > unknownForMs) await forget(waiting);
  }
}

/** What waits. */
async function own(identity: Identity): Promise<readonly KeptFeedback[]> {
  return (await keptFeedback()).filter(
    ({ organisation, sent }) => organisation === identity.organisation.id && sent !== true,
  );
}

function markSent(said: KeptFeedback): Promise<void> {
  return change((kept) => kept.map((one) => (isSame(one, said) ? { ...one, sent: true } : one)));
}

function forget(said: KeptFeedback): Promise<void> {
  return change((kept) => kept.filter((one) => !isSame(one, said)));
}

function isSame(one: KeptFeedback, other: KeptFeedback): boolean {
  return (
    one.organisation === other.organisation && JSON.stringify(one.feedback) === JSON.stringify(other.feedback)
  );
}

function change(by: (kept: readonly KeptFeedback[]) => readonly KeptFeedback[]): Promise<void> {
  return update<readonly KeptFeedback[]>(storeKey, (before) => {
    const kept = by(before ?? []);
    const isSent = ({ sent }: KeptFeedback) => sent === true;
    return [
      ...kept.filter(isSent).slice(-mostSent),
      ...kept.filter((one) => !isSent(one)).slice(-mostWaiting),
    ];
  });
}
