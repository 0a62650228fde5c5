import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { StartError, errorCode } from '../start-error.ts';
import { refuseNow } from './in-flight.ts';
import type { NodeHandler } from './in-flight.ts';

/** A listening HTTP server whose handler comes later: the port is claimed before the database is started. */
export interface HttpServer {
  readonly port: number;
  serve(handler: NodeHandler): void;
  /** Stops accepting, lets requests in flight end, cuts what is left after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

/**
 * How long a connection may take for the headers, and for a whole request, how often that is looked at, and how long
 * one may wait for its next request.
 */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkMs: number;
  readonly idleMs: number;
}

const usual: Patience = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkMs: 5_000,
  // Longer than balancers keep theirs, so that none of them sends into a connection that is being closed.
  idleMs: 65_000,
};

/** Codes: `start/port-in-use`, `start/address`. */
export async function listenHttp(
  host: string,
  port: number,
  patience: Partial<Patience> = {},
): Promise<HttpServer> {
  const { headersMs, requestMs, checkMs, idleMs } = { ...usual, ...patience };
  let handler: NodeHandler = starting;
  const options = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    keepAliveTimeout: idleMs,
  };
  const server = createServer(options, (request, response) => {
    handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(cannotListen(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    serve(next) {
      handler = next;
    },
    close: (patienceMs) => closeServer(server, patienceMs),
  };
}

const starting: NodeHandler = (_request, response) => {
  refuseNow(response, 'server/starting');
};

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
  });
}

function cannotListen(error: Error, host: string, port: number): StartError {
  const where = `${host}:${String(port)}`;
  return errorCode(error) === 'EADDRINUSE'
    ? new StartError(
        'start/port-in-use',
        `Port ${String(port)} is already in use on ${host}; stop the other program or set SLUICE_PORT.`,
      )
    : new StartError(
        'start/address',
        `The server cannot listen on ${where} (${errorCode(error)}); set SLUICE_HOST and SLUICE_PORT.`,
      );
}
