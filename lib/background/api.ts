import * as v from 'valibot';
import { errorAnswerSchema } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { signRequest } from '../seal/request.ts';
import { retryAfter } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import { noteRefusal, standingRefusal } from './back-off.ts';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  /** Undefined for 204 and 304. */
  readonly body: unknown;
}

export interface Signer {
  readonly key: CryptoKey;
  readonly keyId: string;
}

const timeoutMs = 20_000;
/** No answer of the server is larger; one that is would only fill the memory. */
const maxAnswerBytes = 32 * 1024 * 1024;
const encoder = new TextEncoder();

// A computer's clock may be wrong; proofs are made with the server's time once it has told us.
let clockSkewMs = 0;

/** What time it is for the server (milliseconds since 1970), as far as its answers have told. */
export const serverNow = (): number => Date.now() + clockSkewMs;

/** The time of the server's last answer, and that of a clock which nobody sets, both in milliseconds. */
let told: { readonly server: number; readonly steady: number } | null = null;

/**
 * What time it surely is (milliseconds since 1970), for deleting what is old: the earlier of this computer's clock and of
 * the server's, so that one of them that jumps ahead deletes nothing. Null: the server has not answered this worker yet.
 */
export function agingTime(): number | null {
  return told && Math.min(Date.now(), told.server + performance.now() - told.steady);
}

/**
 * A signed request (lib/seal/request.ts). One more try when the server says that our clock is off. `at-once`: also while
 * the server asked for time, for what a person does once and nothing repeats.
 */
export async function signedFetch(
  server: string,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  signer: Signer,
  when: 'in-turn' | 'at-once' = 'in-turn',
): Promise<Result<Answer, ApiError>> {
  const bytes = body === undefined ? new Uint8Array() : encoder.encode(JSON.stringify(body));
  const url = new URL(path, server).href;
  const refused = when === 'in-turn' ? await standingRefusal(url, Date.now()) : null;
  if (refused !== null) return fail(refused);
  const once = async () => {
    const created = Math.floor(serverNow() / 1000);
    const proof = await signRequest({ method, url, body: bytes, ...signer, created });
    const headers = { ...proof, ...(body !== undefined && { 'content-type': 'application/json' }) };
    return request(url, { method, headers, ...(body !== undefined && { body: bytes }) });
  };
  const first = await once();
  return !first.ok && first.error.code === 'proof/clock' ? once() : first;
}

/** A poll with the short-lived token. */
export async function tokenFetch(
  server: string,
  path: string,
  token: string,
  etag: string | null,
): Promise<Result<Answer, ApiError>> {
  const headers = { authorization: `Bearer ${token}`, ...(etag !== null && { 'if-none-match': etag }) };
  const url = new URL(path, server).href;
  const refused = await standingRefusal(url, Date.now());
  return refused === null ? request(url, { method: 'GET', headers }) : fail(refused);
}

async function request(url: string, init: RequestInit): Promise<Result<Answer, ApiError>> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return fail({ code: 'net/unreachable', status: 0, retryAfterMs: null });
  }
  noteClock(response);
  const { status } = response;
  const etag = response.headers.get('etag');
  if (status === 204 || status === 304) return ok({ status, etag, body: undefined });
  const body = await readJson(response);
  if (response.ok)
    return body === undefined
      ? fail({ code: 'net/answer', status, retryAfterMs: null })
      : ok({ status, etag, body });
  const parsed = v.safeParse(errorAnswerSchema, body);
  const code = parsed.success ? parsed.output.error.code : 'net/answer';
  const error: ApiError = { code, status, retryAfterMs: retryAfter(response) };
  await noteRefusal(url, error, Date.now());
  return fail(error);
}

/** Undefined for what is no JSON, is cut off, or is too large. */
async function readJson(response: Response): Promise<unknown> {
  try {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > maxAnswerBytes) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(await new Blob(chunks).text());
  } catch {
    return undefined;
  }
}

function noteClock(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isFinite(date)) return;
  clockSkewMs = date - Date.now();
  told = { server: date, steady: performance.now() };
}
