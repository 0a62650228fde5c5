import type { SendPath, SentConversation } from '../../sent.ts';
import type { Outgoing } from '../../shared/wire.ts';
import type { CallArgs, CallName } from '../model/protocol.ts';
import type { Library } from './library.ts';

/** What a call put on the wire, and what the server answers. */
export interface Outcome {
  readonly outgoing: readonly Omit<Outgoing, 'at'>[];
  readonly answer?: unknown;
}

export interface CallContext {
  readonly library: Library;
  readonly ownId: string;
  /** By which key or button it left; only the replica's page knows, so it says so beside the call. */
  readonly via: SendPath;
  /** The chat that was open, for calls that carry none. */
  readonly open: SentConversation;
}

/** One handler for each call, by its name. */
export type Handlers<N extends CallName = CallName> = {
  readonly [K in N]: (args: CallArgs<K>, context: CallContext) => Outcome | Promise<Outcome>;
};

/** An outcome of a single record. */
export function one(
  path: SendPath,
  conversation: SentConversation,
  text: string,
  more: Partial<Outgoing> = {},
  answer?: unknown,
): Outcome {
  return { outgoing: [{ path, conversation, text, files: [], ...more }], answer };
}
