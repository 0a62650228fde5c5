import * as v from 'valibot';
import type {
  ActivePolicy,
  CheckAnswer,
  DeviceRecord,
  IncidentRecord,
  Page,
  PolicyFiles,
  PublishAnswer,
  PublishRequest,
  SessionAnswer,
} from '../../lib/core/api/console.ts';
import type { EnrolmentCodeAnswer, EnrolmentCodeRequest } from '../../lib/core/api/coverage.ts';
import { errorAnswerSchema } from '../../lib/core/api/device.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { fail, ok, type Result } from '../../lib/core/result.ts';
import * as answers from './answers.ts';

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
}
export type Answered<T> = Promise<Result<T, ApiError>>;

export interface IncidentKey {
  readonly day: string;
  readonly device: string;
  readonly id: string;
}

export interface Api {
  signIn(link: string): Answered<null>;
  session(): Answered<SessionAnswer>;
  signOut(): Answered<null>;
  incidents(query: { readonly cursor: string | null; readonly days: number }): Answered<Page<IncidentRecord>>;
  incident(key: IncidentKey): Answered<IncidentRecord>;
  policy(): Answered<ActivePolicy>;
  checkPolicy(files: PolicyFiles): Answered<CheckAnswer>;
  publishPolicy(request: PublishRequest): Answered<PublishAnswer>;
  devices(query: { readonly cursor: string | null }): Answered<Page<DeviceRecord>>;
  makeEnrolmentCode(request: EnrolmentCodeRequest): Answered<EnrolmentCodeAnswer>;
}

const timeoutMs = 20_000;
export const pageSize = 50;

/** `onSignedOut` hears of every 401 but those of `signIn` and `session`, whose callers handle it themselves. */
export function createApi(fetch: typeof globalThis.fetch, onSignedOut: () => void): Api {
  async function call<T>(
    method: string,
    path: string,
    body: unknown,
    schema: answers.Answer<T>,
  ): Answered<T> {
    const response = await send(fetch, method, path, body);
    if (!response.ok) return response;
    const { status, json } = response.value;
    if (status === 401 && path !== '/api/session') onSignedOut();
    if (status >= 400) return fail(refusal(status, json));
    const parsed = v.safeParse(schema, json);
    return parsed.success
      ? ok(parsed.output)
      : fail({ code: 'console/unreadable-answer', status, message: '' });
  }
  const nothing: answers.Answer<null> = v.null();
  return {
    signIn: (link) => call('POST', '/api/session', { link }, nothing),
    session: () => call('GET', '/api/session', undefined, answers.sessionAnswer),
    signOut: () => call('DELETE', '/api/session', undefined, nothing),
    incidents: ({ cursor, days }) =>
      call(
        'GET',
        `/api/incidents?${search({ cursor, limit: pageSize, days })}`,
        undefined,
        answers.pageOf(answers.incidentRecord),
      ),
    incident: ({ day, device, id }) =>
      call(
        'GET',
        `/api/incidents/${[day, device, id].map(encodeURIComponent).join('/')}`,
        undefined,
        answers.incidentRecord,
      ),
    policy: () => call('GET', '/api/policy', undefined, answers.activePolicy),
    checkPolicy: (files) => call('POST', '/api/policy/check', files, answers.checkAnswer),
    publishPolicy: (request) => call('POST', '/api/policy/publish', request, answers.publishAnswer),
    devices: ({ cursor }) =>
      call(
        'GET',
        `/api/devices?${search({ cursor, limit: pageSize })}`,
        undefined,
        answers.pageOf(answers.deviceRecord),
      ),
    makeEnrolmentCode: (request) =>
      call('POST', '/api/enrolment-codes', request, answers.enrolmentCodeAnswer),
  };
}

function search(query: Record<string, string | number | null>): string {
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

function refusal(status: number, json: unknown): ApiError {
  const problems = v.safeParse(answers.checkAnswer, json);
  if (problems.success)
    return { code: 'console/problems', status, message: '', problems: problems.output.problems };
  const answer = v.safeParse(errorAnswerSchema, json);
  return answer.success
    ? { status, ...answer.output.error }
    : { code: 'console/refused', status, message: '' };
}
