import { get, update } from 'idb-keyval';
import type { Feedback } from '../core/api/disputes.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';

/** What this browser's person said about an incident, and waits to be sent. */
interface WaitingFeedback {
  readonly organisation: string;
  readonly feedback: Feedback;
  /** Milliseconds since 1970. */
  readonly saidAt: number;
}

const storeKey = 'feedback';
const mostWaiting = 200;
/**
 * An incident that the server does not know (404) may still be in the queue, or the server may be too old for the route
 * (404) or the kind (400); then it is over.
 */
const unknownForMs = 7 * 86_400_000;

/** Durable once it resolves; sent by `sendFeedback`. */
export async function saveFeedback(organisation: string, feedback: Feedback, now: number): Promise<void> {
  await change((waiting) => [...waiting, { organisation, feedback, saidAt: now }]);
}

/** How much this organisation's server does not have yet. */
export async function waitingFeedback(identity: Identity): Promise<number> {
  return (await own(identity)).length;
}

/** Sends what is waiting. What the server did not know within a week is given up. */
export async function sendFeedback(identity: Identity, now: number): Promise<void> {
  for (const { feedback, saidAt } of await own(identity)) {
    const signer = { key: identity.key.privateKey, keyId: identity.device };
    const answer = await signedFetch(identity.server, 'POST', '/v1/feedback', feedback, signer);
    const isUnknown = !answer.ok && [400, 404].includes(answer.error.status);
    if (!answer.ok && !isUnknown) return; // out of reach, or busy: later
    if (answer.ok || now - saidAt > unknownForMs) await forget(feedback);
  }
}

async function own(identity: Identity): Promise<readonly WaitingFeedback[]> {
  const waiting = (await get<readonly WaitingFeedback[]>(storeKey)) ?? [];
  return waiting.filter(({ organisation }) => organisation === identity.organisation.id);
}

function forget({ id, kind }: Feedback): Promise<void> {
  return change((waiting) => waiting.filter(({ feedback }) => feedback.id !== id || feedback.kind !== kind));
}

function change(by: (waiting: readonly WaitingFeedback[]) => readonly WaitingFeedback[]): Promise<void> {
  return update<readonly WaitingFeedback[]>(storeKey, (waiting) => by(waiting ?? []).slice(-mostWaiting));
}
