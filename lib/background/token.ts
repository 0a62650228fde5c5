import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { tokenAnswerSchema } from '../core/api/device.ts';
import type { TokenAnswer } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { ApiError } from './api-error.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';

const storeKey = 'token';
const spareMs = 30_000;

/** Kept for this browser session only: it outlives the worker, not the browser. */
export async function keepToken(token: TokenAnswer): Promise<void> {
  await browser.storage.session.set({ [storeKey]: token });
}

export async function forgetToken(): Promise<void> {
  await browser.storage.session.remove(storeKey);
}

/** A token good for 30 s or more; a new one is asked for when needed. */
export async function freshToken(identity: Identity): Promise<Result<string, ApiError>> {
  const kept = v.safeParse(tokenAnswerSchema, (await browser.storage.session.get(storeKey))[storeKey]);
  if (kept.success && Date.parse(kept.output.expiresAt) - spareMs > Date.now()) return ok(kept.output.token);
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const answer = await signedFetch(identity.server, 'POST', '/v1/token', {}, signer);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(tokenAnswerSchema, answer.value.body);
  if (!parsed.success) return fail({ code: 'net/answer', status: answer.value.status, retryAfterMs: null });
  await keepToken(parsed.output);
  return ok(parsed.output.token);
}
