import * as v from 'valibot';
import { browser } from './browser.ts';
import type { Runtime } from 'webextension-polyfill';
import { protocol } from './protocol.ts';
import type { MessageName, Reply } from './protocol.ts';
import { envelopeSchema, requests } from './requests.ts';
import type { Request } from './requests.ts';

/** One handler a message; a message without one breaks the build. */
export type Handlers = {
  readonly [N in MessageName]: (request: Request<N>, sender: Runtime.MessageSender) => Promise<Reply<N>>;
};

/** Registers the background's message listener; must be called synchronously when the worker starts. */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const envelope = v.safeParse(envelopeSchema, message);
    if (!envelope.success || !mayAsk(envelope.output.name, sender)) return undefined;
    return answer(handlers, envelope.output.name, envelope.output.payload, sender);
  });
}

// Only a native Promise counts as a reply (a Dexie promise would yield `undefined`): hence the async function.
async function answer<N extends MessageName>(
  handlers: Handlers,
  name: N,
  payload: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply<N>> {
  const request = v.safeParse(requests[name], payload);
  if (!request.success) throw new Error(`message/malformed ${name}`);
  // The schema is the one of this very name; TypeScript loses that link through the index.
  return handlers[name](request.output, sender);
}

function mayAsk(name: MessageName, sender: Runtime.MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const fromExtension = sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
  const { from } = protocol[name];
  return fromExtension ? from !== 'page' : from !== 'extension' && sender.tab !== undefined;
}
