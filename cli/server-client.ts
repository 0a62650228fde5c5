import * as v from 'valibot';
import { errorAnswerSchema } from '../lib/core/api/device.ts';
import type { Problem } from '../lib/core/problem.ts';
import { fail, ok, type Result } from '../lib/core/result.ts';
import { type Io, UsageError } from './io.ts';

/** Why the server did not do it. `code` is its own. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** With status 422 of a policy. */
  readonly problems: readonly Problem[];
}

/** The console API with an API token. What is wrong with the connection ends the command (UsageError). */
export interface ServerClient {
  get<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Result<T, Refusal>>;
  post<T>(path: string, body: unknown, schema: v.GenericSchema<unknown, T>): Promise<Result<T, Refusal>>;
}

const problemSchema = v.pipe(
  v.object({
    code: v.string(),
    file: v.string(),
    line: v.number(),
    column: v.number(),
    path: v.string(),
    message: v.string(),
    hint: v.optional(v.string()),
  }),
  v.transform(({ hint, ...problem }): Problem => ({ ...problem, ...(hint !== undefined && { hint }) })),
);
export const problemsSchema = v.object({ problems: v.array(problemSchema) });
/** A first compilation of a large policy takes a while. */
const timeoutMs = 180_000;

/** The server that `SLUICE_URL` names, as whom `SLUICE_TOKEN` says. */
export function createClient(io: Io): ServerClient {
  const url = io.env?.['SLUICE_URL'] ?? '';
  const token = io.env?.['SLUICE_TOKEN'] ?? '';
  if (url === '' || token === '')
    throw new UsageError('Set SLUICE_URL to the server and SLUICE_TOKEN to an API token.');
  if (!isSafe(url)) throw new UsageError('SLUICE_URL must be an https address: the token goes there.');
  const call = async <T>(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    schema: v.GenericSchema<unknown, T>,
  ) => {
    const response = await send(url, token, method, path, body);
    const json: unknown = await response.json().catch(() => null);
    if (!response.ok) return fail(refusalOf(response.status, json));
    const parsed = v.safeParse(schema, json);
    if (!parsed.success)
      throw new UsageError('The server answered with something else than a Sluice server would.');
    return ok(parsed.output);
  };
  return {
    get: (path, schema) => call('GET', path, undefined, schema),
    post: (path, body, schema) => call('POST', path, body, schema),
  };
}

/** Loopback may be http: nothing leaves the machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(hostname))
  );
}

async function send(
  url: string,
  token: string,
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  try {
    return await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new UsageError('The server does not answer; check SLUICE_URL.');
  }
}

function refusalOf(status: number, json: unknown): Refusal {
  const error = v.safeParse(errorAnswerSchema, json);
  const problems = v.safeParse(problemsSchema, json);
  return {
    status,
    code: error.success ? error.output.error.code : '',
    message: error.success ? error.output.error.message : `The server answered ${String(status)}.`,
    problems: problems.success ? problems.output.problems : [],
  };
}

/** Ends the command with what the server said. */
export function refused(refusal: Refusal): never {
  throw new UsageError(`${refusal.message}${refusal.code === '' ? '' : ` (${refusal.code})`}`);
}
