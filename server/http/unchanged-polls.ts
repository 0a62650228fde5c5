import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestMetrics } from '../metrics/request-metrics.ts';
import type { Services } from './context.ts';
import { corsHeaders, securityHeaders } from './headers.ts';
import { readBearer } from './signed.ts';

/** Answers polls that find nothing new; true when the request was one and has been answered. */
export type UnchangedPolls = (request: IncomingMessage, response: ServerResponse) => boolean;

export const pollPath = '/v1/policy/head';

/**
 * Nearly every request of a large installation is `GET /v1/policy/head` with the ETag that is in force. Answered here,
 * it costs neither the framework's request and response objects nor its chain of handlers. Whatever is not exactly this
 * (no token, a device that has to be looked up, a new version) is left to the routes, which decide it by the same rules.
 */
export function createUnchangedPolls(
  services: Pick<Services, 'policy' | 'organisation' | 'seats' | 'now' | 'revocations'>,
  requests: Pick<RequestMetrics, 'note'>,
): UnchangedPolls {
  const { policy, seats } = services;
  const constant = Object.entries({ ...securityHeaders('api'), ...corsHeaders }).flat();
  return (request, response) => {
    const known = request.headers['if-none-match'];
    if (known === undefined || request.url !== pollPath || request.method !== 'GET') return false;
    const started = performance.now();
    const token = readBearer(services, request.headers.authorization);
    if (!token.ok) return false;
    const seat = seats.known(token.value.device, services.now());
    if (seat === null || policy.ready(seat)?.etag !== known) return false;
    response.writeHead(304, [...constant, 'ETag', known]).end();
    requests.note('GET', pollPath, 304, (performance.now() - started) / 1000);
    return true;
  };
}
