/**
 * The debugger's sessions of what Playwright does not know: an extension's offscreen document and the workers below it,
 * as messages within messages (Chromium's Target domain without `flatten`).
 */
export interface NestedSession {
  /** Resolves with nothing where what it belongs to ends meanwhile. */
  send(method: string, parameters?: object): Promise<unknown>;
  on(method: string, listener: (parameters: unknown) => void): void;
  /** It was detached: nothing answers any more. */
  end(): void;
  /** The session of something that was attached in this one. */
  child(sessionId: string): NestedSession;
}

interface Wire {
  post(message: string): void;
  /** Called once. */
  listen(listener: (message: string) => void): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export function createNestedSession(wire: Wire): NestedSession {
  let last = 0;
  let isOver = false;
  const waiting = new Map<number, (result: unknown) => void>();
  const heard: { readonly method: string; readonly listener: (parameters: unknown) => void }[] = [];
  wire.listen((text) => {
    const { id, method, params, result }: Message = JSON.parse(text);
    if (id !== undefined) waiting.get(id)?.(result);
    for (const one of heard) if (one.method === method) one.listener(params);
  });
  const session: NestedSession = {
    send(method, params = {}) {
      if (isOver) return Promise.resolve(undefined);
      const id = (last += 1);
      wire.post(JSON.stringify({ id, method, params }));
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    end() {
      isOver = true;
      for (const settle of waiting.values()) settle(undefined);
      waiting.clear();
    },
    on: (method, listener) => void heard.push({ method, listener }),
    child: (sessionId) =>
      createNestedSession({
        post: (message) => void session.send('Target.sendMessageToTarget', { sessionId, message }),
        listen(listener) {
          session.on('Target.receivedMessageFromTarget', (parameters) => {
            if (fieldOf(parameters, 'sessionId') === sessionId)
              listener(String(fieldOf(parameters, 'message')));
          });
        },
      }),
  };
  return session;
}

export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), value);
}
