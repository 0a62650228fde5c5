import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from './context.ts';
import { failureFields } from '../log.ts';
import { errorAnswer } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { corsHeaders, preflightHeaders, securityHeaders } from './headers.ts';
import { createHintStreams } from './hint-streams.ts';
import { readBearer } from './signed.ts';

/** Open hint streams: plain node responses, because they are a third of the memory of framework streams. */
export interface Hints {
  /** True when the request was for the hints and has been taken care of. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Open streams. */
  count(): number;
  close(): void;
}

const pingMs = 25_000;

/**
 * `GET /v1/hints`: tells a device each new version that it is to have; a rollout in stages only its own devices. A stream
 * ends with the token that opened it, or when its device is revoked.
 */
export function createHints(
  services: Pick<Services, 'policy' | 'organisation' | 'seats' | 'now' | 'log' | 'revocations'>,
): Hints {
  const { policy, seats, log } = services;
  const streams = createHintStreams();

  const refuse = (response: ServerResponse, code: ErrorCode): void => {
    const { status, answer } = errorAnswer(code);
    const retry = status === 503 ? { 'Retry-After': '5' } : {};
    response.writeHead(status, { ...headers('application/json'), ...retry }).end(JSON.stringify(answer));
    log.info('request', { method: 'GET', route: '/v1/hints', status });
  };
  const open = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const now = services.now();
    const token = readBearer(services, request.headers.authorization);
    if (!token.ok) {
      refuse(response, token.error);
      return;
    }
    const { device, expiresAt } = token.value;
    const seat = seats.known(device, now) ?? (await seats.find(device, now));
    const version = policy.versionFor(seat);
    if (version === null) {
      refuse(response, 'server/unavailable');
      return;
    }
    if (response.destroyed) return;
    // Meanwhile, perhaps: whoever is revoked from now on is ended by the announcement.
    if (services.revocations.has(device)) {
      refuse(response, 'device/revoked');
      return;
    }
    streams.add({ response, seat, expiresAt, told: version });
    response.writeHead(200, headers('text/event-stream')).write(policyEvent(version));
    log.info('request', { method: 'GET', route: '/v1/hints', status: 200 });
  };

  policy.onChange(() => {
    streams.write((stream) => {
      const version = policy.versionFor(stream.seat);
      if (version === null || version === stream.told) return null;
      stream.told = version;
      return policyEvent(version);
    }, services.now());
  });
  services.revocations.onRevoked(() => {
    streams.endOf(services.revocations.has);
  });
  const pinging = setInterval(() => {
    streams.write(() => ping, services.now());
  }, pingMs);
  return {
    handle(request, response) {
      if (request.url?.split('?')[0] !== '/v1/hints') return false;
      if (request.method === 'OPTIONS') response.writeHead(204, preflightHeaders).end();
      else if (request.method === 'GET') {
        open(request, response).catch((error: unknown) => {
          log.error('request-failed', failureFields(error));
          if (response.headersSent) response.end();
          else refuse(response, 'server/unavailable');
        });
      } else return false;
      return true;
    },
    count: streams.count,
    close() {
      clearInterval(pinging);
      streams.endAll();
    },
  };
}

const ping = ': ping\n\n';
const policyEvent = (version: number): string => `event: policy\ndata: ${JSON.stringify({ version })}\n\n`;
const headers = (type: string) => ({ ...securityHeaders('api'), ...corsHeaders, 'Content-Type': type });
