import type { IncomingMessage, ServerResponse } from 'node:http';
import { createArrivals } from './arrivals.ts';
import { errorAnswer } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { corsHeaders, securityHeaders } from './headers.ts';

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** How long an answer may wait for somebody who does not read it. */
const usualStallMs = 30_000;
const filesShare = 0.25;
const arrivingShare = 0.125;

export interface InFlightOptions {
  /** Default: 30 s. */
  readonly stallMs?: number;
  /** Who asks: whoever shares it shares the places for requests that are still arriving. */
  readonly askerOf: (request: IncomingMessage) => string;
}

/**
 * Answers 503 at once when that many requests are being answered: a queue that grows without end only makes everyone
 * wait until they give up and ask again. The probes always pass, so that a balancer does not take a busy server for a
 * dead one. Files of the console, which anybody may ask for, have a limit of their own and take no place of devices'.
 * Whoever does not read what they are sent is cut off. Bodies that are still arriving hold an eighth of the places for one
 * asker at most, so that one who sends them byte by byte keeps nobody else out.
 */
export function limitInFlight(
  most: number,
  handler: NodeHandler,
  { stallMs = usualStallMs, askerOf }: InFlightOptions,
): NodeHandler {
  const devices = { most, inFlight: 0 };
  const files = { most: Math.ceil(most * filesShare), inFlight: 0 };
  const arrivals = createArrivals(Math.ceil(most * arrivingShare));
  return (request, response) => {
    const isProbe = request.url === '/healthz' || request.url === '/readyz';
    if (!isProbe) {
      const limit = isOfDevices(request.url ?? '') ? devices : files;
      if (limit.inFlight >= limit.most || !arrivals.begin(request, response, askerOf)) {
        refuseNow(response, 'server/overloaded');
        return;
      }
      limit.inFlight += 1;
      response.once('close', () => (limit.inFlight -= 1));
    }
    cutOffStalled(response, stallMs);
    handler(request, response);
  };
}

/** The description of the API is for anybody, as the console's files are. */
const isOfDevices = (url: string): boolean =>
  /^\/(?:v1|api|metrics)(?![\w-])/.test(url) && !/^\/api\/(?:docs|openapi\.json)(?![\w-])/.test(url);

/** Node tells when nothing moved for so long; what is still being worked out has nothing waiting to be read. */
function cutOffStalled(response: ServerResponse, stallMs: number): void {
  response.setTimeout(stallMs, () => {
    if (response.writableLength > 0) response.destroy();
    else response.socket?.setTimeout(stallMs);
  });
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
