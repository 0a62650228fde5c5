import type { Socket } from 'node:net';
import type { NodeHandler } from './in-flight.ts';

/**
 * Cuts off who asks again before the answer is there. Browsers and proxies do not, and Node tells nothing of the end of
 * answers that still wait behind another one when their connection ends: whoever counts them would count them for ever.
 */
export function oneAtATime(handler: NodeHandler): NodeHandler {
  const busy = new WeakSet<Socket>();
  return (request, response) => {
    const { socket } = request;
    if (busy.has(socket)) {
      socket.destroy();
      return;
    }
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
    handler(request, response);
  };
}
