import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A balancer, or a bad line: passes TCP connections on to ports of this machine. */
export interface TcpProxy {
  readonly port: number;
  /** Holds up every piece that passes from now on, in each direction. */
  slowDown(ms: number): void;
  /** Cuts every connection; new ones are cut as well, until it is called with false. */
  cut(cutsNewOnes: boolean): void;
  /** Where new connections go from now on. */
  retarget(targets: readonly number[]): void;
  close(): Promise<void>;
}

/** Takes the targets in turn; one that does not answer is passed over, as balancers do. */
export async function startProxy(first: readonly number[]): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let targets = first;
  let turn = 0;
  let delayMs = 0;
  let isCut = false;

  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  /** Late, but as wide as ever, and nothing overtakes. */
  const line = (): Transform => {
    let lastDue = 0;
    let onTheWay = 0;
    let arrived = (): void => undefined;
    return new Transform({
      transform(chunk, _encoding, done) {
        const now = performance.now();
        lastDue = Math.max(lastDue, now + delayMs);
        onTheWay += 1;
        setTimeout(() => {
          if (!this.destroyed) this.push(chunk);
          onTheWay -= 1;
          arrived();
        }, lastDue - now); // the slowness that is simulated
        done();
      },
      flush(done) {
        arrived = () => {
          if (onTheWay === 0) done();
        };
        arrived();
      },
    });
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    keep(near);
    if (isCut) return void near.destroy();
    turn += 1;
    const order = targets.map((_, index) => targets[(turn + index) % targets.length]);
    const attempt = (ports: readonly (number | undefined)[]): void => {
      const [port, ...others] = ports;
      if (port === undefined) return void near.destroy();
      const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      far.once('error', () => attempt(others));
      far.once('connect', () => {
        far.removeAllListeners('error');
        keep(far);
        near.pipe(line()).pipe(far);
        far.pipe(line()).pipe(near);
        near.on('close', () => far.destroy());
        far.on('close', () => near.destroy());
      });
    };
    attempt(order);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: portOf(server),
    slowDown(ms) {
      delayMs = ms;
    },
    cut(cutsNewOnes) {
      isCut = cutsNewOnes;
      for (const socket of open) socket.destroy();
    },
    retarget(next) {
      targets = next;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}
