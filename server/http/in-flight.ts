import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorAnswer } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { corsHeaders, securityHeaders } from './headers.ts';

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers 503 at once when that many requests are being answered: a queue that grows without end only makes everyone
 * wait until they give up and ask again. The probes always pass, so that a balancer does not take a busy server for a
 * dead one.
 */
export function limitInFlight(most: number, handler: NodeHandler): NodeHandler {
  let inFlight = 0;
  return (request, response) => {
    const isProbe = request.url === '/healthz' || request.url === '/readyz';
    if (inFlight >= most && !isProbe) {
      refuseNow(response, 'server/overloaded');
      return;
    }
    inFlight += 1;
    response.once('close', () => (inFlight -= 1));
    handler(request, response);
  };
}

/** An error without the application: for before it is there, and for when it has no time. */
export function refuseNow(response: ServerResponse, code: ErrorCode): void {
  const { status, answer } = errorAnswer(code);
  response
    .writeHead(status, {
      ...securityHeaders('api'),
      ...corsHeaders,
      'Content-Type': 'application/json',
      'Retry-After': code === 'server/starting' ? '1' : '5',
      // Its body is not read.
      Connection: 'close',
    })
    .end(JSON.stringify(answer));
}
