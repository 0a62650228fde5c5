import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { refuse } from './errors.ts';

/** 413 above that many bytes, whether announced or streamed. */
export function limitBody(maxBytes: number): MiddlewareHandler {
  const limit = bodyLimit({ maxSize: maxBytes, onError: (c) => refuse(c, 'request/too-large') });
  // Without a body there is nothing to count, and looking for it would cost a poll as much as everything else.
  return (c, next) => (announcesBody(c) ? limit(c, next) : next());
}

const announcesBody = (c: Context): boolean =>
  c.req.header('transfer-encoding') !== undefined || (c.req.header('content-length') ?? '0') !== '0';

/** Parses JSON bytes (UTF-8) against a schema. No request is a list, which a schema of an object would let pass as empty. */
export function parseJson<T extends v.GenericSchema>(
  schema: T,
  bytes: Uint8Array,
): Result<v.InferOutput<T>, 'request/shape'> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (Array.isArray(json)) return fail('request/shape');
    const parsed = v.safeParse(schema, json);
    return parsed.success ? ok(parsed.output) : fail('request/shape');
  } catch {
    return fail('request/shape');
  }
}

/** The request's JSON body, against a schema. */
export async function readJson<T extends v.GenericSchema>(
  c: Context,
  schema: T,
): Promise<Result<v.InferOutput<T>, 'request/shape'>> {
  return parseJson(schema, new Uint8Array(await c.req.arrayBuffer()));
}
