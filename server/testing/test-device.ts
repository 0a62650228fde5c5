import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { enrolAnswerSchema } from '../../lib/core/api/device.ts';
import type { EnrolAnswer, EnrolmentCode } from '../../lib/core/api/device.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { readEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import { generateDeviceKey } from '../../lib/seal/keys.ts';
import type { DeviceKey } from '../../lib/seal/keys.ts';
import { signRequest } from '../../lib/seal/request.ts';

/** A device as the extension would be one. */
export interface TestDevice {
  readonly url: string;
  readonly key: DeviceKey;
  readonly answer: EnrolAnswer;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Seconds since 1970. */
  readonly created?: number;
  readonly nonce?: string;
  /** Signs with another key, under the same key id. */
  readonly privateKey?: CryptoKey;
  readonly keyId?: string;
}

export const client = { version: '0.1.0', browser: 'chromium', browserVersion: '148', os: 'Linux' } as const;

export function readCode(code: string): EnrolmentCode {
  const read = readEnrolmentCode(code);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** Headers and body of a signed request, to send once, twice or changed. */
export async function sign(
  device: Pick<TestDevice, 'url' | 'key'> & { readonly answer?: EnrolAnswer },
  method: 'GET' | 'POST',
  path: string,
  options: CallOptions = {},
): Promise<{ url: string; init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> } }> {
  const text = options.body === undefined ? '' : JSON.stringify(options.body);
  const url = device.url + path;
  const headers = await signRequest({
    method,
    url,
    body: new TextEncoder().encode(text),
    key: options.privateKey ?? device.key.privateKey,
    keyId: options.keyId ?? device.answer?.device ?? device.key.keyId,
    ...(options.created === undefined ? {} : { created: options.created }),
    ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
  });
  const init = { method, headers: { ...headers, 'content-type': 'application/json' } };
  return { url, init: text === '' ? init : { ...init, body: text } };
}

export async function call(
  device: TestDevice,
  method: 'GET' | 'POST',
  path: string,
  options: CallOptions = {},
): Promise<Response> {
  const { url, init } = await sign(device, method, path, options);
  return fetch(url, init);
}

export async function enrolDevice(code: string, person: string | null = null): Promise<TestDevice> {
  const { server: url, token } = readCode(code);
  const key = await generateDeviceKey();
  const body = { token, publicKey: key.publicKey, person, client };
  const { url: target, init } = await sign({ url, key }, 'POST', '/v1/enrol', { body });
  const response = await fetch(target, init);
  if (response.status !== 201) throw new Error(`enrol answered ${String(response.status)}`);
  return { url, key, answer: v.parse(enrolAnswerSchema, await response.json()) };
}

export async function errorCodeOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return v.parse(v.object({ error: v.object({ code: v.string() }) }), body).error.code;
}

/** A valid incident with a fresh id; `at` defaults to now. */
export function makeIncident(change: Partial<Incident> = {}): Incident {
  return {
    schema: 1,
    id: randomUUID(),
    at: new Date().toISOString(),
    policyVersion: 1,
    action: 'block',
    outcome: 'blocked',
    rule: { pack: 'basics', rule: 'every-message', severity: 'low', mode: 'enforce', action: 'block' },
    alsoMatched: [],
    egress: {
      platform: 'whatsapp',
      channel: 'message',
      conversation: { kind: 'direct', title: 'p_0123456789abcdef' },
      account: { kind: 'unknown', id: null },
      size: 24,
    },
    detectors: [],
    findings: [],
    adapter: { health: 'ok' },
    client: { version: '0.1.0', browser: 'chromium' },
    ...change,
  };
}
