import { get, set, update } from 'idb-keyval';
import * as v from 'valibot';
import { answersAnswerSchema } from '../core/api/disputes.ts';
import type { Dispute, EmployeeAnswer } from '../core/api/disputes.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';
import { isWithin } from './within.ts';

/** What this browser's person said about an incident, and what they were told. */
export interface KeptDispute extends Dispute {
  readonly organisation: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** The server has it. */
  readonly sent: boolean;
  readonly answer: EmployeeAnswer | null;
}

/** As a guard tells it (`toldDisputeSchema`). */
export interface ToldDispute extends Dispute {
  readonly alike?: readonly string[] | undefined;
}

const storeKey = 'disputes';
const askedKey = 'answers-asked';
const lastAskedKey = 'answers-last-asked';
const askEveryMs = 10 * 60_000;
/** What one report may hold (`toldDisputeSchema`): an incident, and those that are alike. */
const mostInReport = 1001;
/** Of those that wait and of those that were sent, each: neither pushes the other out. */
const mostKept = 1000 + mostInReport;
const maxAsked = 50;
const dayMs = 86_400_000;
/** An incident that the server does not know yet may still be waiting in the queue; after this it was refused. */
const unknownForMs = 7 * dayMs;
/** Who has waited so long for an answer gets none. */
const answerWithinMs = 180 * dayMs;

/**
 * Durable once it resolves, for the incident and for all that are `alike`; sent by `sendDisputes`. Said again about the
 * same incident, it changes nothing but the day, as long as it is not sent: a clock that was ahead may have been put
 * right, and the incident's day with it.
 */
export async function saveDispute(
  organisation: string,
  { alike = [], ...dispute }: ToldDispute,
  now: number,
): Promise<void> {
  const ids = new Set([dispute.id, ...alike]);
  await change((kept) => {
    const known = new Set(kept.map(({ id }) => id));
    const fresh = [...ids].filter((id) => !known.has(id));
    return [
      ...kept.map((one) => (ids.has(one.id) && !one.sent ? { ...one, day: dispute.day } : one)),
      ...fresh.map((id) => ({ ...dispute, id, organisation, madeAt: now, sent: false, answer: null })),
    ];
  });
}

/** All of them, oldest first. */
export async function keptDisputes(): Promise<readonly KeptDispute[]> {
  return (await get<readonly KeptDispute[]>(storeKey)) ?? [];
}

/** Of what is kept, what the organisation gets. */
export function sentOf({ day, id, text }: KeptDispute): Dispute {
  return { day, id, ...(text !== undefined && { text }) };
}

/** How many of them this organisation's server does not have yet. */
export async function unsentDisputes(identity: Identity): Promise<number> {
  return (await own(identity)).filter(({ sent }) => !sent).length;
}

/** Sends what is not sent yet. What the server never knew within a week is given up. `now`: as `agingTime` says. */
export async function sendDisputes(identity: Identity, now: number | null): Promise<void> {
  for (const { id, ...kept } of await own(identity)) {
    if (kept.sent) continue;
    const answer = await ask(identity, '/v1/disputes', sentOf({ id, ...kept }));
    const isOver =
      !answer.ok && answer.error.status === 404 && now !== null && now - kept.madeAt > unknownForMs;
    if (answer.ok) await change((all) => all.map((one) => (one.id === id ? { ...one, sent: true } : one)));
    else if (isOver) await change((all) => all.filter((one) => one.id !== id));
    else if (answer.error.status !== 404) return; // out of reach, or busy: later
  }
}

/** Fetches answers to what has none yet, every ten minutes; to many in turn, so that those in front hide none. */
export async function fetchAnswers(identity: Identity, now: number): Promise<void> {
  const open = (await own(identity)).filter(
    ({ sent, answer, madeAt }) => sent && answer === null && now - madeAt < answerWithinMs,
  );
  const asked = (await get<number>(askedKey)) ?? 0;
  if (open.length === 0 || isWithin(askEveryMs, asked, now)) return;
  await set(askedKey, now);
  const last = await get<string>(lastAskedKey);
  const next = open.findIndex(({ id }) => id === last) + 1;
  const turn = [...open.slice(next), ...open.slice(0, next)].slice(0, maxAsked);
  const incidents = turn.map(({ day, id }) => ({ day, id }));
  const response = await ask(identity, '/v1/answers', { incidents });
  const parsed = v.safeParse(answersAnswerSchema, response.ok ? response.value.body : null);
  if (!parsed.success) return;
  await set(lastAskedKey, turn.at(-1)?.id);
  const byId = new Map(parsed.output.answers.map((answer) => [answer.id, answer]));
  await change((all) => all.map((one) => ({ ...one, answer: byId.get(one.id) ?? one.answer })));
}

async function own(identity: Identity): Promise<readonly KeptDispute[]> {
  return (await keptDisputes()).filter(({ organisation }) => organisation === identity.organisation.id);
}

function ask(identity: Identity, path: string, body: unknown) {
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  return signedFetch(identity.server, 'POST', path, body, signer);
}

function change(by: (kept: readonly KeptDispute[]) => readonly KeptDispute[]): Promise<void> {
  return update<readonly KeptDispute[]>(storeKey, (before) => {
    const kept = by(before ?? []);
    const beyond = (sent: boolean) => kept.filter((one) => one.sent === sent).slice(0, -mostKept);
    const dropped = new Set([...beyond(true), ...beyond(false)]);
    return kept.filter((one) => !dropped.has(one));
  });
}
