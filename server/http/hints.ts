import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Services } from './context.ts';
import { errorAnswer } from './errors.ts';
import { corsHeaders, preflightHeaders, securityHeaders } from './headers.ts';
import { readBearer } from './signed.ts';

/** Open hint streams: plain node responses, because they are a third of the memory of framework streams. */
export interface Hints {
  /** True when the request was for the hints and has been taken care of. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): void;
}

interface Stream {
  readonly response: ServerResponse;
  readonly device: string;
  readonly expiresAt: number;
}

const pingMs = 25_000;
const maxStreamsPerDevice = 4;
/** Bytes that may wait for a reader that does not read. */
const maxBacklogBytes = 16_384;

/** `GET /v1/hints`: tells each new policy version. A stream ends with the token that opened it. */
export function createHints(services: Pick<Services, 'policy' | 'organisation' | 'now' | 'log'>): Hints {
  const streams = new Set<Stream>();
  const drop = (stream: Stream): void => {
    streams.delete(stream);
    stream.response.end();
  };
  const sendAll = (text: string): void => {
    for (const stream of streams) {
      if (stream.expiresAt <= services.now() || stream.response.writableLength > maxBacklogBytes)
        drop(stream);
      else stream.response.write(text);
    }
  };
  const open = (request: IncomingMessage, response: ServerResponse): void => {
    const token = readBearer(services, request.headers.authorization);
    const version = services.policy.current()?.version;
    if (!token.ok || version === undefined) {
      const { status, answer } = errorAnswer(token.ok ? 'server/unavailable' : token.error);
      const retry = status === 503 ? { 'Retry-After': '5' } : {};
      response.writeHead(status, { ...headers('application/json'), ...retry }).end(JSON.stringify(answer));
      services.log.info('request', { method: 'GET', route: '/v1/hints', status });
      return;
    }
    const stream: Stream = { response, ...token.value };
    const ofDevice = [...streams].filter(({ device }) => device === stream.device);
    for (const older of ofDevice.slice(0, Math.max(0, ofDevice.length + 1 - maxStreamsPerDevice)))
      drop(older);
    streams.add(stream);
    response.on('close', () => streams.delete(stream));
    response.writeHead(200, headers('text/event-stream')).write(policyEvent(version));
    services.log.info('request', { method: 'GET', route: '/v1/hints', status: 200 });
  };

  services.policy.onChange((version) => {
    sendAll(policyEvent(version));
  });
  const pinging = setInterval(() => {
    sendAll(': ping\n\n');
  }, pingMs);
  return {
    handle(request, response) {
      if (request.url?.split('?')[0] !== '/v1/hints') return false;
      if (request.method === 'OPTIONS') response.writeHead(204, preflightHeaders).end();
      else if (request.method === 'GET') open(request, response);
      else return false;
      return true;
    },
    close() {
      clearInterval(pinging);
      for (const stream of streams) drop(stream);
    },
  };
}

const policyEvent = (version: number): string => `event: policy\ndata: ${JSON.stringify({ version })}\n\n`;
const headers = (type: string) => ({ ...securityHeaders('api'), ...corsHeaders, 'Content-Type': type });
