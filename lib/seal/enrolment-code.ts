import * as v from 'valibot';
import { enrolmentCodeSchema } from '../core/api/device.ts';
import type { EnrolmentCode } from '../core/api/device.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { fromBase64url, toBase64url } from './base64url.ts';

const prefix = 'sluice1.';

/** The one code a person pastes: server, root key fingerprint and token, base64url JSON behind `sluice1.`. */
export function writeEnrolmentCode(code: EnrolmentCode): string {
  return prefix + toBase64url(new TextEncoder().encode(JSON.stringify(code)));
}

/** Tolerates white space and line breaks that copying adds. */
export function readEnrolmentCode(text: string): Result<EnrolmentCode, 'enrolment/malformed'> {
  const compact = text.replace(/\s+/g, '');
  if (!compact.startsWith(prefix) || compact.length > 4000) return fail('enrolment/malformed');
  try {
    const json: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(compact.slice(prefix.length))),
    );
    const parsed = v.safeParse(enrolmentCodeSchema, json);
    return parsed.success ? ok(parsed.output) : fail('enrolment/malformed');
  } catch {
    return fail('enrolment/malformed');
  }
}
