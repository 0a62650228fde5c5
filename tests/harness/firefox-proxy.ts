import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ReplicaProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Firefox has no host mapping of Chromium's kind: it is told to use this proxy for everything but loopback. A tunnel to
 * a replica's host on port 443 ends at the replicas; everything else is refused, so that no test reaches the internet.
 */
export async function startReplicaProxy(replicas: {
  readonly port: number;
  readonly hosts: readonly string[];
}): Promise<ReplicaProxy> {
  const open = new Set<Duplex>();
  const keep = (socket: Duplex) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_request, response) => {
    response.writeHead(403).end();
  });
  server.on('connect', ({ url = '' }, client, head) => {
    keep(client);
    if (!replicas.hosts.some((host) => url === `${host}:443`)) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const replica = connect(replicas.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      replica.write(head);
      replica.pipe(client).pipe(replica);
    });
    keep(replica);
    client.once('close', () => replica.destroy());
    replica.once('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on TCP has such an address.
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
