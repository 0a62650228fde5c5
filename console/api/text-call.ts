import * as v from 'valibot';
import { errorAnswerSchema } from '../../lib/core/api/device.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { Answered, Method } from './call.ts';

/** A call that is answered with a file of text, however long it takes. */
export type TextCall = (method: Method, path: string, body?: unknown) => Answered<string>;

export function createTextCall(fetch: typeof globalThis.fetch, onSignedOut: () => void): TextCall {
  return async (method, path, body) => {
    try {
      const response = await fetch(path, {
        method,
        headers: method === 'GET' ? {} : { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
      });
      const text = await response.text();
      if (response.ok) return ok(text);
      if (response.status === 401) onSignedOut();
      return fail({ status: response.status, ...errorOf(text) });
    } catch {
      return fail({ code: 'console/unreachable', status: 0, message: '' });
    }
  };
}

function errorOf(text: string): { readonly code: string; readonly message: string } {
  try {
    const parsed = v.safeParse(errorAnswerSchema, JSON.parse(text));
    if (parsed.success) return parsed.output.error;
  } catch {
    // said below
  }
  return { code: 'console/refused', message: '' };
}
