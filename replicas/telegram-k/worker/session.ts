import type { SentConversation } from '../../sent.ts';
import { type Outgoing, numberRecord, postRecord } from '../../shared/wire.ts';
import { type Message, seedMessages } from '../model/messages.ts';
import { peersFor } from '../model/peers.ts';
import { callsIn, type Invoke } from '../port/protocol.ts';
import { languageOf } from '../text/labels.ts';
import { methods } from './methods.ts';

/** What the worker keeps for one tab: its own copy of the messages, by peer. */
export interface Session {
  readonly accountNumber: number;
  conversation(peerId: string | undefined): SentConversation;
  messages(peerId: string): readonly Message[];
  store(peerId: string, message: Message): void;
}

export type Say = (message: unknown) => void;

const language = languageOf(new URLSearchParams(location.search).get('lang'));

/** Takes the messages of one tab, in their order. What arrives here has been sent. */
export function startSession(say: Say): (message: unknown) => void {
  const messages = seedMessages(Date.now());
  let seq = 0;
  let queue = Promise.resolve();

  async function carryOut(call: Invoke, at: number): Promise<void> {
    const { name, method, args, accountNumber } = call.payload.payload;
    const handler = methods[`${name}.${method}`];
    const done = await handler?.(args, sessionOf(messages, accountNumber), call.trace ?? {});
    for (const outgoing of done?.sent ?? []) record({ ...outgoing, at });
    say({ type: 'answer', id: call.id, result: done?.result ?? null });
  }

  function record(outgoing: Outgoing): void {
    const numbered = numberRecord(outgoing, ++seq);
    postRecord(numbered);
    say({ type: 'recorded', record: numbered });
  }

  return (message) => {
    const at = Date.now();
    for (const call of callsIn(message)) {
      // Arguments that no manager understands fail alone: what comes after them is still carried out.
      queue = queue.then(() => carryOut(call, at)).catch(() => undefined);
    }
  };
}

function sessionOf(messages: Map<string, readonly Message[]>, accountNumber: number): Session {
  const peers = peersFor(language, accountNumber);
  return {
    accountNumber,
    conversation: (peerId) =>
      peers.find((peer) => peer.id === peerId) ?? { id: peerId ?? '', title: '', kind: 'unknown' },
    messages: (peerId) => messages.get(peerId) ?? [],
    store(peerId, message) {
      const others = (messages.get(peerId) ?? []).filter((each) => each.mid !== message.mid);
      messages.set(peerId, [...others, message]);
    },
  };
}
