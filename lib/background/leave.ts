import { clear } from 'idb-keyval';
import { browser } from '../messaging/browser.ts';
import { isMode, modeKey, policyKey } from '../messaging/page-protocol.ts';
import type { GuardMode } from '../messaging/page-protocol.ts';
import { agingTime, signedFetch } from './api.ts';
import { sendDisputes, unsentDisputes } from './disputes.ts';
import { sendFeedback, waitingFeedback } from './feedback.ts';
import { closeOffscreen } from './hints/offscreen.ts';
import { forgetIdentity, loadIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { keptPolicy } from './kept-policy.ts';
import { isManaged } from './managed.ts';
import type { OwnRecord } from './own-record.ts';
import { noteProblem } from './problem.ts';
import type { Queue } from './queue.ts';

export interface Leaving {
  readonly queue: Queue;
  readonly record: OwnRecord;
  /** Resolves when whatever still works with the identity that is forgotten has ended. */
  readonly settle: () => Promise<void>;
}

export interface Left {
  readonly left: boolean;
  /** Reports that could not be delivered: lost if it left. */
  readonly waiting: number;
  /** Whether the server knows of it. */
  readonly told: boolean;
}

/** About tabs, not about the organisation. */
const staysInSession = 'adapters';

/**
 * Takes this browser out of its organisation: sends what waits, tells the server, deletes keys, policy and record. Where
 * something could not be sent it stays, unless `evenIfLost`. Refused where settings of an administrator enrolled it.
 */
export async function leave({ queue, record, settle }: Leaving, evenIfLost: boolean): Promise<Left> {
  const now = Date.now();
  const identity = await loadIdentity();
  if (identity === null || (await isManaged())) return { left: false, waiting: 0, told: false };
  await queue.closeQuestions('all');
  await queue.flush(identity);
  await record.prune(identity.organisation.id, now, agingTime());
  await sendDisputes(identity, agingTime());
  await sendFeedback(identity, agingTime());
  const waiting = await countWaiting(queue, identity);
  if (waiting > 0 && !evenIfLost) return { left: false, waiting, told: false };
  const told = await tellServer(identity);
  // First of all, so that nothing new is begun for it; then what was begun may end.
  await forgetIdentity();
  await settle();
  await erase(record);
  return { left: true, waiting, told };
}

/**
 * Ends a leaving that was cut off (the browser was closed, or the worker died) when the identity was forgotten and not yet
 * everything else: until then tabs would go on judging for nobody.
 */
export async function finishLeaving(record: OwnRecord): Promise<void> {
  const shown = (await browser.storage.local.get(policyKey))[policyKey];
  if (shown === undefined && (await keptPolicy()) === null) return;
  // After the policy: who joins keeps the identity first, so that a policy of nobody is always a left one.
  if ((await loadIdentity()) === null) await erase(record);
}

/** The kept policy goes after all else that is kept: it is what a leaving that was cut off is known by. */
async function erase(record: OwnRecord): Promise<void> {
  await record.erase();
  await forgetShown();
  await noteProblem(null);
  await clear();
  await closeOffscreen();
}

/** Reports, and what was said about some that went before. */
async function countWaiting(queue: Queue, identity: Identity): Promise<number> {
  const said = await Promise.all([unsentDisputes(identity), waitingFeedback(identity)]);
  return said.reduce((sum, count) => sum + count, await queue.size());
}

async function tellServer({ server, key, device }: Identity): Promise<boolean> {
  const signer = { key: key.privateKey, keyId: device };
  const answer = await signedFetch(server, 'POST', '/v1/leave', {}, signer, 'at-once');
  return answer.ok || answer.error.code === 'device/revoked' || answer.error.code === 'device/unknown';
}

/** What content scripts and this session's worker read; open tabs stop judging at once. */
async function forgetShown(): Promise<void> {
  const local = await browser.storage.local.get(null);
  const shown = local[modeKey];
  const mode: GuardMode = { failMode: isMode(shown) ? shown.failMode : 'open', enrolled: false };
  await browser.storage.local.set({ [modeKey]: mode });
  await browser.storage.local.remove(Object.keys(local).filter((key) => key !== modeKey));
  const session = await browser.storage.session.get(null);
  await browser.storage.session.remove(Object.keys(session).filter((key) => key !== staysInSession));
}
