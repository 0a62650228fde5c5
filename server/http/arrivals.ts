import type { IncomingMessage, ServerResponse } from 'node:http';

/** Counts the requests of each asker whose bodies are still on their way. */
export function createArrivals(mostOfOne: number) {
  const arriving = new Map<string, number>();
  const add = (asker: string, n: number) => {
    const now = (arriving.get(asker) ?? 0) + n;
    if (now === 0) arriving.delete(asker);
    else arriving.set(asker, now);
  };
  return {
    /** False: too many of this asker's are arriving already. */
    begin(
      request: IncomingMessage,
      response: ServerResponse,
      askerOf: (request: IncomingMessage) => string,
    ): boolean {
      if (!hasBody(request)) return true;
      const asker = askerOf(request);
      if ((arriving.get(asker) ?? 0) >= mostOfOne) return false;
      add(asker, 1);
      let isOver = false;
      const end = () => {
        if (!isOver) add(asker, -1);
        isOver = true;
      };
      // All of it has arrived, or nobody wants the rest.
      request.once('end', end);
      response.once('close', end);
      return true;
    },
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
