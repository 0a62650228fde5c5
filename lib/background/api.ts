import * as v from 'valibot';
import { errorAnswerSchema } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { signRequest } from '../seal/request.ts';

/** `net/unreachable`: no answer. `net/answer`: not what the API promises. Others are the server's own codes. */
export interface ApiError {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server asked to wait this long. */
  readonly retryAfterMs: number | null;
}

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

/** A signed request (lib/seal/request.ts). One more try when the server says that our clock is off. */
export async function signedFetch(
  server: string,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  signer: Signer,
): Promise<Result<Answer, ApiError>> {
  const bytes = body === undefined ? new Uint8Array() : encoder.encode(JSON.stringify(body));
  const url = new URL(path, server).href;
  const once = async () => {
    const created = Math.floor((Date.now() + clockSkewMs) / 1000);
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
  return request(new URL(path, server).href, { method: 'GET', headers });
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
  return fail({ code, status, retryAfterMs: retryAfter(response) });
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
  if (Number.isFinite(date)) clockSkewMs = date - Date.now();
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
}
