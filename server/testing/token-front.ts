import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a server for clients with an API token, and speaks to it as the console of a signed-in person does. */
export interface TokenFront {
  readonly url: string;
  close(): Promise<void>;
}

/** `forward` answers a request that carries the token; every other is answered with 401. */
export async function startTokenFront(
  token: string,
  forward: (method: string, path: string, body: string) => Promise<Response>,
): Promise<TokenFront> {
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const known = request.headers.authorization === `Bearer ${token}`;
      const code = { error: { code: 'session/required', message: 'Sign in first.' } };
      const answer = known
        ? await forward(request.method ?? '', request.url ?? '', body)
        : Response.json(code, { status: 401 });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}
