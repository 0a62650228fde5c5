import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { policyAnswerSchema } from '../core/api/device.ts';
import { loadPolicy } from '../core/decide/index.ts';
import { parseBundle } from '../core/policy/parse-bundle.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { policyKey } from '../messaging/page-protocol.ts';
import { verifyPolicy } from '../seal/policy.ts';
import type { ApiError } from './api-error.ts';
import type { Answer } from './api.ts';
import { signedFetch, tokenFetch } from './api.ts';
import { type Identity, loadIdentity } from './identity.ts';
import { bundleTextOf, keepPolicy, keptPolicy } from './kept-policy.ts';
import type { KeptPolicy } from './kept-policy.ts';
import { isOfThePolicy, noteProblem } from './problem.ts';
import { forgetToken, freshToken } from './token.ts';

/**
 * Asks whether there is a newer policy and, if so, fetches, verifies and hands it to open tabs. False: the server could
 * not be asked, so it is to be asked again soon.
 */
export async function syncPolicy(identity: Identity): Promise<boolean> {
  const problem = await askForNewer(identity);
  await noteProblem(problem !== null && isBusy(problem) ? 'net/unreachable' : problem);
  return problem === null || isOfThePolicy(problem);
}

/** To the person a server that has no time is one that is out of reach: nothing is wrong with their policy. */
const isBusy = (code: string): boolean => code.startsWith('server/') || code === 'device/too-many-requests';

/** Why the newest policy is not in force; null: it is. */
async function askForNewer(identity: Identity): Promise<string | null> {
  const kept = await keptPolicy();
  const newer = await isNewer(identity, kept);
  if (!newer.ok) return newer.error.code;
  if (!newer.value) return kept !== null && isOver(kept) ? 'seal/expired' : null;
  const accepted = await fetchPolicy(identity, kept);
  // Meanwhile this browser may have joined elsewhere: its policy is not that one's.
  if (accepted.ok && (await loadIdentity())?.device === identity.device) await takePolicy(accepted.value);
  return accepted.ok ? null : accepted.error;
}

/** The policy of a server that this browser is about to join; nothing is kept yet, whatever was seen elsewhere. */
export function firstPolicy(identity: Identity): Promise<Result<KeptPolicy, string>> {
  return fetchPolicy(identity, null);
}

/** Puts an accepted policy in force. Kept first, shown second: a worker that dies in between restores it later. */
export async function takePolicy(policy: KeptPolicy): Promise<void> {
  await keepPolicy(policy);
  await browser.storage.local.set({ [policyKey]: bundleTextOf(policy) });
}

async function fetchPolicy(identity: Identity, kept: KeptPolicy | null): Promise<Result<KeptPolicy, string>> {
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const answer = await signedFetch(identity.server, 'GET', '/v1/policy', undefined, signer);
  return answer.ok ? accept(answer.value, identity, kept) : fail(answer.error.code);
}

const isOver = ({ expiresAt }: KeptPolicy): boolean => Date.parse(expiresAt) <= Date.now();

/** Puts the kept policy before the content scripts when `storage.local` lost it or a worker died before it got there. */
export async function restorePolicy(): Promise<void> {
  const kept = await keptPolicy();
  const text = kept === null ? undefined : bundleTextOf(kept);
  if (text === undefined) return;
  const shown = (await browser.storage.local.get(policyKey))[policyKey];
  if (shown !== text) await browser.storage.local.set({ [policyKey]: text });
}

async function isNewer(identity: Identity, kept: KeptPolicy | null): Promise<Result<boolean, ApiError>> {
  if (kept === null) return ok(true);
  const token = await freshToken(identity);
  if (!token.ok) return token;
  const head = await tokenFetch(identity.server, '/v1/policy/head', token.value, kept.etag);
  if (!head.ok) {
    if (head.error.status === 401) await forgetToken();
    return head;
  }
  return ok(head.value.status !== 304);
}

async function accept(
  answer: Answer,
  identity: Identity,
  kept: KeptPolicy | null,
): Promise<Result<KeptPolicy, string>> {
  const parsed = v.safeParse(policyAnswerSchema, answer.body);
  if (!parsed.success) return fail('seal/malformed');
  const verified = await verifyPolicy(parsed.output, {
    rootKey: identity.rootKey,
    organisation: identity.organisation.id,
    seenVersion: kept?.version ?? 0,
    seenSerial: kept?.serial ?? 0,
    now: Date.now(),
  });
  if (!verified.ok) return verified;
  const { version, serial, expiresAt } = verified.value;
  // One version number, one policy.
  if (version === kept?.version && parsed.output.bundle !== kept.answer.bundle) return fail('seal/older');
  const bundle = parseBundle(verified.value.bundle);
  if (!bundle.ok) return bundle;
  if (!loads(bundle.value)) return fail('bundle/shape');
  const fetchedAt = new Date().toISOString();
  const rules = bundle.value.rules.length;
  return ok({ answer: parsed.output, etag: answer.etag, version, serial, expiresAt, fetchedAt, rules });
}

// Content scripts would have to live with it: what they could not load is refused here.
function loads(bundle: PolicyBundle): boolean {
  try {
    loadPolicy(bundle);
    return true;
  } catch {
    return false;
  }
}
