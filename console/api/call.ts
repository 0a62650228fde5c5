import * as v from 'valibot';
import { errorAnswerSchema } from '../../lib/core/api/device.ts';
import type { ImportProblem } from '../../lib/core/api/people.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok, type Result } from '../../lib/core/result.ts';
import { checkAnswer } from '../../lib/core/api/answers/policy.ts';
import type { Answer } from '../../lib/core/api/answers/shapes.ts';

/**
 * Why a call had no answer. `code` is the server's, or one of `console/unreachable` (no connection, or none within
 * 20 s), `console/unreadable-answer` (not what the contract says), `console/refused` (an error without a body).
 */
export interface ApiError {
  readonly code: string;
  /** HTTP status; 0 when there was none. */
  readonly status: number;
  /** The server's sentence; empty when it gave none. */
  readonly message: string;
  /** With status 422: what is wrong with the policy. */
  readonly problems?: readonly Problem[];
  /** With status 422: what is wrong with lines of an imported list. */
  readonly lines?: readonly ImportProblem[];
}
export type Answered<T> = Promise<Result<T, ApiError>>;

const timeoutMs = 20_000;

/** One call of the console API: its answer is parsed by `schema` or is an error. */
export type Call = <T>(method: Method, path: string, schema: Answer<T>, body?: unknown) => Answered<T>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** For calls that answer without a body. */
export const nothing: Answer<null> = v.null();

/** `onSignedOut` hears of every 401 but those of `/api/session`, whose callers handle it themselves. */
export function createCall(fetch: typeof globalThis.fetch, onSignedOut: () => void): Call {
  return async (method, path, schema, body) => {
    const response = await send(fetch, method, path, body);
    if (!response.ok) return response;
    const { status, json } = response.value;
    if (status === 401 && path !== '/api/session') onSignedOut();
    if (status >= 400) return fail(refusal(status, json));
    const parsed = v.safeParse(schema, json);
    return parsed.success
      ? ok(parsed.output)
      : fail({ code: 'console/unreadable-answer', status, message: '' });
  };
}

/** The part behind `?`; what is null is left out. */
export function search(query: Record<string, string | number | null>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}

interface Received {
  readonly status: number;
  /** Null for an empty or unreadable body. */
  readonly json: unknown;
}

async function send(
  fetch: typeof globalThis.fetch,
  method: string,
  path: string,
  body: unknown,
): Answered<Received> {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Accept: 'application/json',
        // On every write, also one without a body: no form can send it, so the server takes it as proof of a script.
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
    });
    const text = await response.text();
    return ok({ status: response.status, json: text === '' ? null : readJson(text) });
  } catch {
    // fetch rejects for a refused connection, a lost one and a timeout alike: the person can only try again.
    return fail({ code: 'console/unreachable', status: 0, message: '' });
  }
}

function readJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

const importProblems: Answer<{ readonly problems: readonly ImportProblem[] }> = v.object({
  problems: v.array(v.object({ line: v.number(), code: v.string(), group: v.exactOptional(v.string()) })),
});

function refusal(status: number, json: unknown): ApiError {
  const problems = v.safeParse(checkAnswer, json);
  if (problems.success)
    return { code: 'console/problems', status, message: '', problems: problems.output.problems };
  const lines = v.safeParse(importProblems, json);
  if (lines.success) return { code: 'console/problems', status, message: '', lines: lines.output.problems };
  const answer = v.safeParse(errorAnswerSchema, json);
  return answer.success
    ? { status, ...answer.output.error }
    : { code: 'console/refused', status, message: '' };
}
